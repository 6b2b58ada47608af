"""What a person is told of searches in the glossaries, and of changes to them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from glossary.checks import Severity
from translate.review.concept_search import FoundConcepts
from translate.review.glossary_desk import Deed, GlossaryChange
from tui.wording import N_, _, plural

_DONE: Mapping[Deed, str] = MappingProxyType(
    {
        Deed.ADDED: N_("“{what}” is in {glossary}."),
        Deed.CHANGED: N_("“{what}” is changed in {glossary}."),
        Deed.REMOVED: N_("“{what}” is removed from {glossary}. Undo brings it back."),
        Deed.IMPORTED: N_("{what} is joined into {glossary}."),
    }
)
_UNDONE: Mapping[Deed, str] = MappingProxyType(
    {
        Deed.ADDED: N_("“{what}” is no longer in {glossary}."),
        Deed.CHANGED: N_("“{what}” is as it was in {glossary}."),
        Deed.REMOVED: N_("“{what}” is back in {glossary}."),
        Deed.IMPORTED: N_("{what} is out of {glossary} again."),
    }
)


def said_of(change: GlossaryChange, glossary_name: str, *, is_undone: bool) -> str:
    """What was done, or undone."""
    text = (_UNDONE if is_undone else _DONE)[change.deed]
    return _(text).format(what=change.what, glossary=glossary_name)


def counted(found: FoundConcepts, text: str) -> str:
    """How many concepts were found, of how many."""
    if found.are_alike:
        if not found.rows:
            return _("Nothing has “{text}”. F3 begins a concept.").format(text=text)
        return _("Nothing has “{text}”; these are spelled alike.").format(text=text)
    if len(found.rows) == found.total:
        return plural("{n} concept", "{n} concepts", found.total)
    return _("{found} of {total} concepts").format(found=len(found.rows), total=found.total)


def findings_counted(counts: Mapping[Severity, int]) -> str:
    """How many errors and warnings a check found."""
    errors = plural("{n} error", "{n} errors", counts.get(Severity.ERROR, 0))
    warnings = plural("{n} warning", "{n} warnings", counts.get(Severity.WARNING, 0))
    return f"{errors}, {warnings}."
