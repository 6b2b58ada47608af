"""What is wrong with the terms of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.matcher import Hit
from glossary.morphology.tiers import Tier
from glossary.verify import TermCheck, Verdict, verify
from translate.engine import Draft, Request
from translate.pair import LanguagePair
from translate.tags import without_tags

_ADMITTED_WEIGHT = 0.5


@dataclass(frozen=True)
class Faults:
    """The terms that a draft misses, those that it should not have, and those for which there is a better one."""

    missed: tuple[TermCheck, ...] = ()
    forbidden: tuple[str, ...] = ()
    admitted: tuple[TermCheck, ...] = ()
    """Kept, but by an admitted term and not by the preferred one."""

    @property
    def weight(self) -> float:
        """How bad they are together: an admitted term is half as bad as a missed one."""
        return len(self.missed) + len(self.forbidden) + _ADMITTED_WEIGHT * len(self.admitted)

    @property
    def wanted(self) -> set[str]:
        """The source terms whose preferred term the draft lacks."""
        return {check.source_term for check in (*self.missed, *self.admitted)}


@dataclass(frozen=True)
class HeldDraft:
    """A draft held to the terms of its source."""

    request: Request
    """With every hint."""
    hits: tuple[Hit, ...]
    draft: Draft
    faults: Faults


def hold(request: Request, hits: Sequence[Hit], draft: Draft, pair: LanguagePair) -> HeldDraft:
    """Look for the terms of the source in a draft."""
    found = verify(hits, without_tags(draft.text), pair.target)
    missed = tuple(check for check in found.checks if check.verdict is Verdict.MISSED)
    forbidden = tuple(use.term for use in found.forbidden if use.tier is Tier.ENFORCE)
    admitted = tuple(
        check for check in found.checks if check.kept and check.tier is Tier.ENFORCE and not check.has_preferred
    )
    return HeldDraft(request, tuple(hits), draft, Faults(missed, forbidden, admitted))
