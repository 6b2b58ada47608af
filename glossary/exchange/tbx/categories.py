"""The names that TBX gives to things, in all its versions."""

from __future__ import annotations

import re
from types import MappingProxyType

from glossary.entry import TermStatus

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MIN_NAMESPACE = "http://www.tbxinfo.net/ns/min"
BASIC_NAMESPACE = "http://www.tbxinfo.net/ns/basic"

SUBJECT_FIELD, DEFINITION, CONTEXT, SOURCE, NOTE = "subjectField", "definition", "context", "source", "note"
STATUS, PART_OF_SPEECH, TERM_TYPE = "administrativeStatus", "partOfSpeech", "termType"
PHRASE_TYPE = "phrase"
OTHER_PART_OF_SPEECH = "other"

OUR_HEADER = "Exported by Padanan."
"""How the description of the source begins in files that Padanan writes."""

STATUS_WRITTEN = MappingProxyType(
    {
        TermStatus.PREFERRED: "preferredTerm-admn-sts",
        TermStatus.ADMITTED: "admittedTerm-admn-sts",
        TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
    }
)
_STATUS_READ = MappingProxyType(
    {
        "preferred": TermStatus.PREFERRED,
        "standardized": TermStatus.PREFERRED,
        "admitted": TermStatus.ADMITTED,
        "legal": TermStatus.ADMITTED,
        "regulated": TermStatus.ADMITTED,
        "deprecated": TermStatus.FORBIDDEN,
        "superseded": TermStatus.FORBIDDEN,
        "notrecommended": TermStatus.FORBIDDEN,
        "obsolete": TermStatus.FORBIDDEN,
        "forbidden": TermStatus.FORBIDDEN,
        "prohibited": TermStatus.FORBIDDEN,
    }
)

ID_MARK, KEEP_MARK, NOTE_MARK = "[padanan id]", "[padanan keep as is]", "[padanan note]"
CASE_MARK, PART_OF_SPEECH_MARK = "[padanan case-sensitive]", "[padanan part of speech]"
MARKS = frozenset((ID_MARK, KEEP_MARK, NOTE_MARK, CASE_MARK, PART_OF_SPEECH_MARK))
_MARK = re.compile(r"(?s)(\[padanan [a-z -]+\])(?: (.*))?")


def status_named(name: str) -> TermStatus | None:
    """The status that `preferredTerm-admn-sts`, `preferredTerm`, `preferred` … mean, or None for an unknown one."""
    plain = re.sub(r"[\s_-]", "", name).lower().removesuffix("admnsts").removesuffix("term")
    return _STATUS_READ.get(plain)


def split_mark(note: str) -> tuple[str, str] | None:
    """The mark with which a note begins and what follows it, or None for a note of somebody's own."""
    match = _MARK.fullmatch(note)
    return (match.group(1), match.group(2) or "") if match else None
