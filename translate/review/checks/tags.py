"""Tags: each of the source's once, and none crossed that was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpora.markup import NUMBERED_TAG, CodeKind, mend
from corpora.markup.rendering import shown_tag
from corpora.span import Span
from translate.review.checks.check import Problem, Subject


def missing(subject: Subject) -> Iterator[Problem]:
    """Tags of the source that the translation lacks; a pair that is lost altogether is one."""
    there = {code.shown for code in subject.target.codes}
    gone = [code for code in subject.source.tags if code.shown not in there]
    pairs = Counter(code.number for code in gone if code.kind is not CodeKind.ALONE)
    for code in gone:
        if pairs[code.number] < 2:
            yield Problem(f"The tag {code.shown} is missing.")
        elif code.kind is CodeKind.OPEN:
            yield Problem(f"The tags <{code.number}>…</{code.number}> are missing.")


def doubled(subject: Subject) -> Iterator[Problem]:
    """Tags that stand in the translation more often than in the source."""
    left = Counter(code.shown for code in subject.source.tags)
    for code in subject.target.codes:
        left[code.shown] -= 1
        if left[code.shown] < 0:
            yield Problem(f"The tag {code.shown} is there already.", code.span)


def unknown(subject: Subject) -> Iterator[Problem]:
    """What looks like a tag and is none of the source's; it is left out of the document."""
    target = subject.target.text
    if "<" not in target:
        return
    known = {code.shown for code in subject.source.tags}
    literal = {match.group() for match in NUMBERED_TAG.finditer(subject.source.plain)}
    for match in NUMBERED_TAG.finditer(target):
        if shown_tag(match.group()) not in known and match.group() not in literal:
            yield Problem(f"The source has no tag {shown_tag(match.group())}.", Span(*match.span()))


def order(subject: Subject) -> Iterator[Problem]:
    """Pairs that are closed before they are opened, or lie across another; asked only if each tag is there once."""
    tags = Counter(code.shown for code in subject.source.tags)
    if not tags or tags != Counter(code.shown for code in subject.target.codes):
        return
    for problem in mend(subject.source, subject.target.text).problems:
        how = "lies across another tag" if problem.is_crossed else "is closed before it is opened"
        yield Problem(f"{problem.shown} {how}.", _span_of(subject, problem.shown))


def _span_of(subject: Subject, shown: str) -> Span | None:
    return next((code.span for code in subject.target.codes if code.shown == shown), None)
