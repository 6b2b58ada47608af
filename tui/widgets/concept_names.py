"""What people call the properties of terms, for choices and cards."""

from __future__ import annotations

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.parts_of_speech import PARTS_OF_SPEECH
from tui.wording import N_, _

FORBIDDEN_SIGN = "✗"
READ_ONLY_SIGN = "■"
_LANGUAGES = {Language.INDONESIAN: N_("Indonesian"), Language.ENGLISH: N_("English")}
_STATUSES = {
    TermStatus.PREFERRED: N_("preferred"),
    TermStatus.ADMITTED: N_("admitted"),
    TermStatus.FORBIDDEN: N_("forbidden"),
}
_PARTS_OF_SPEECH = {
    "": N_("no kind"),
    "noun": N_("noun"),
    "proper noun": N_("proper noun"),
    "verb": N_("verb"),
    "adjective": N_("adjective"),
    "adverb": N_("adverb"),
    "phrase": N_("phrase"),
}


def language_name(language: Language) -> str:
    """Indonesian, English."""
    return _(_LANGUAGES[language])


def status_name(status: TermStatus) -> str:
    """Preferred, admitted, forbidden; in small letters."""
    return _(_STATUSES[status])


def part_of_speech_name(part_of_speech: str) -> str:
    """Its name; that of a person's own kind stays as it is."""
    return _(_PARTS_OF_SPEECH[part_of_speech]) if part_of_speech in _PARTS_OF_SPEECH else part_of_speech


def part_of_speech_choices(present: str = "") -> list[tuple[str, str]]:
    """Every kind of word with its name, and the one that is there if it is a person's own."""
    kinds = ("", *PARTS_OF_SPEECH)
    return [(part_of_speech_name(kind), kind) for kind in (kinds if present in kinds else (*kinds, present))]


def named_term(term: Term) -> str:
    """The term, with a sign before it if it is forbidden."""
    return term.text if term.is_allowed else f"{FORBIDDEN_SIGN} {term.text}"


def named_terms(concept: Concept, language: Language) -> str:
    """All terms of a language on one line: envoy, emissary, ✗ messenger."""
    return ", ".join(map(named_term, concept.terms.get(language, ())))
