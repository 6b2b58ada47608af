"""A term as the matcher compares it."""

from __future__ import annotations

from functools import lru_cache

from corpora.languages import Language
from glossary.matcher import is_acronym, tokenise
from glossary.morphology import morphology_of


@lru_cache(maxsize=65_536)
def folded(text: str, language: Language) -> str:
    """Its words without case, accents and what stands between them; acronyms keep their capitals."""
    tokens = tokenise(text, morphology_of(language))
    return " ".join(token.text if is_acronym(token.text) else token.folded for token in tokens) or text
