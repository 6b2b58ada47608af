"""Regular expressions that people write, kept from holding up everything.

Python looks for an expression without letting anybody else work, and one like `(a+)+b` may look for hours.
"""

from __future__ import annotations

import re
import warnings

from corpora.errors import UsageError

_PART = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<opening>\((?:\?(?:P?<\w+>|[:=!>]|<[=!]|[a-zA-Z-]+:?))?)"
    r"|(?P<closing>\))"
    r"|(?P<repeat>[*+]|\{\d*,\})"
    r"|(?P<other>.)",
    re.DOTALL,
)


def compiled(expression: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """The expression as Python knows it. Raises UsageError if it is faulty, or repeats something that repeats."""
    try:
        with warnings.catch_warnings():
            # "[[" will perhaps mean something else one day.
            warnings.simplefilter("ignore", FutureWarning)
            pattern = re.compile(expression, flags)
    except (re.error, OverflowError, RecursionError) as error:
        message = error.msg if isinstance(error, re.error) else "it is too large"
        raise UsageError(f"{expression} is no regular expression: {message}.") from error
    if _repeats_a_repetition(expression):
        raise UsageError(f"{expression} may take for ever: a group that repeats something is itself repeated.")
    return pattern


def _repeats_a_repetition(expression: str) -> bool:
    has_repeat = [False]
    """Of the groups that are open, outermost first."""
    closed_with_repeat = False
    for part in _PART.finditer(expression):
        kind = part.lastgroup
        if kind == "repeat":
            if closed_with_repeat:
                return True
            has_repeat[-1] = True
        elif kind == "opening":
            has_repeat.append(False)
        if kind == "closing" and len(has_repeat) > 1:
            closed_with_repeat = has_repeat.pop()
            has_repeat[-1] |= closed_with_repeat
        else:
            closed_with_repeat = False
    return False
