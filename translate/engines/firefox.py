"""Firefox's own models by fxtranslate: quick and good, but each gives one string and nothing else.

It takes no hints and cannot be held to anything; the built-in model puts terms into its drafts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpora.errors import ModelError
from translate.engine import Draft, Request
from translate.engines.failing import failing_as_engine_error
from translate.models.firefox import find_files, library
from translate.pair import LanguagePair

# Longer sentences it cuts off without a word.
_LONGEST_SOURCE_PIECES = 120


class FirefoxEngine:
    """One direction of Firefox's models, loaded."""

    accepts_terms = False
    accepts_tags = False
    longest_source = _LONGEST_SOURCE_PIECES

    def __init__(self, name: str, model_key: str, folder: Path, pair: LanguagePair):
        import sentencepiece

        self.name = name
        self.model_key = model_key
        files = find_files(folder, pair)
        try:
            self._vocabulary = sentencepiece.SentencePieceProcessor(model_file=str(files.source_vocabulary))
            self._translator = library().Translator(
                files.model.read_bytes(),
                files.source_vocabulary.read_bytes(),
                files.target_vocabulary.read_bytes(),
                files.shortlist.read_bytes() if files.shortlist else None,
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(f"The model {name} in {folder} cannot be loaded ({error}). Install it again.") from error

    def count_pieces(self, text: str) -> int:
        """The length of `text` in pieces of its vocabulary."""
        return len(self._vocabulary.encode(text))

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        """A draft for each request; its score is not known and given as 0."""
        with failing_as_engine_error(self.name):
            texts = [self._translator.translate(" ".join(request.source.split("\n"))) for request in requests]
        return [Draft(" ".join(text.split()), score=0, is_whole=True) for text in texts]
