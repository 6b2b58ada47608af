"""Terms of the source: in the translation, as often, in their order, and none that is forbidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from translate.findings import forbidden_problem, term_problem
from translate.review.checks.check import Problem, Subject


def problems_called(check_id: str) -> Callable[[Subject], Iterator[Problem]]:
    """Those of the terms' problems that are known by an id."""

    def problems(subject: Subject) -> Iterator[Problem]:
        for use in subject.verification.forbidden:
            found_id, message = forbidden_problem(use)
            if found_id == check_id:
                yield Problem(_sentence(message), subject.place(*use.span))
        for check in subject.verification.checks:
            found = term_problem(check)
            if found and found[0] == check_id:
                yield Problem(_sentence(found[1]))

    return problems


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
