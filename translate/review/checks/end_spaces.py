"""Spaces and line ends at the ends of the translation: those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from translate.review.checks.check import Problem, Subject


def problems(subject: Subject) -> Iterator[Problem]:
    """What is lacking or too much at the beginning, then at the end."""
    source, target = subject.source.plain, subject.target.plain
    if not target.strip():
        return
    begins, ends = len(target) - len(target.lstrip()), len(target.rstrip())
    wanted = source[: len(source) - len(source.lstrip())]
    if target[:begins] != wanted:
        yield Problem(_message(wanted, target[:begins], "begins"), subject.place(0, begins))
    wanted = source[len(source.rstrip()) :]
    if target[ends:] != wanted:
        yield Problem(_message(wanted, target[ends:], "ends"), subject.place(ends, len(target)))


def _message(wanted: str, there: str, verb: str) -> str:
    return f"The source {verb} with {_said(wanted)}, the translation with {_said(there)}."


def _said(blank: str) -> str:
    if not blank:
        return "no space"
    return "a line end" if "\n" in blank else f"{'a space' if len(blank) == 1 else f'{len(blank)} spaces'}"
