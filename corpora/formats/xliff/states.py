"""The states of both versions of XLIFF, mapped to ours and back."""

from __future__ import annotations

from types import MappingProxyType

from corpora.segment import Status

_READ = MappingProxyType(
    {
        # 1.2
        "new": Status.UNTRANSLATED,
        "needs-translation": Status.UNTRANSLATED,
        "needs-l10n": Status.DRAFT,
        "needs-adaptation": Status.DRAFT,
        "needs-review-translation": Status.DRAFT,
        "needs-review-adaptation": Status.DRAFT,
        "needs-review-l10n": Status.DRAFT,
        "signed-off": Status.CONFIRMED,
        # both
        "translated": Status.CONFIRMED,
        "final": Status.CONFIRMED,
        # 2.x
        "initial": Status.DRAFT,
        "reviewed": Status.CONFIRMED,
    }
)
STATE_1 = MappingProxyType({Status.DRAFT: "needs-review-translation", Status.CONFIRMED: "translated"})
"""What is written into XLIFF 1.2."""
STATE_2 = MappingProxyType({Status.DRAFT: "initial", Status.CONFIRMED: "translated"})
"""What is written into XLIFF 2.x, which has no state for a translation that nobody has looked at but the first."""


def status_of(target: str, state: str | None) -> Status:
    """How far a translation is; one without a state that is known was made by a person."""
    if not target.strip():
        return Status.UNTRANSLATED
    return _READ.get(state or "", Status.CONFIRMED)
