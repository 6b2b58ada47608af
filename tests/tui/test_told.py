"""What the rooms below say, shown in Indonesian."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextvars import copy_context
from typing import TypeVar

import pytest

from corpora.formats import FORMATS, ReadOptions
from corpora.job.diagnosis import REMEDY
from corpora.languages import Language
from corpora.segment import Limits, Segment
from glossary.glossary import parse_glossary
from tests.support.paths import REPOSITORY
from tests.translate.review.checks.test_checks import FAULTS, ID_EN
from translate.review.checking import Checker
from translate.review.checks import CHECKS
from tui.told import told
from tui.wording import speak

Result = TypeVar("Result")

NOT_MET = (
    # Of the command line: the review room asks before, or does not ask at all.
    "was not exported:",
    "Standard input cannot be reviewed",
    "is not damaged. Open it.",
    "there is no such job",
    "is there already. Open it, or move it away first.",
    # Words of the system, or of other programs, stand in them.
    "cannot be opened: ",
    "cannot be read: ",
    "cannot be copied to",
)
"""Parts of messages that are not translated."""
ERRORS = {f"{name}Error" for name in ("Conflict", "DamagedJob", "Engine", "ForeignJob", "NewerJob", "Output", "Usage")}
ERRORS |= {"DamagedMemoryError", "UnconfirmedError", "UnreadableInputError"}
NEEDS_MORE = {"spelling"}
"""Checks that find something only where there are dictionaries."""
SAID_BELOW = ("translate/review", "corpora/job", "corpora/memory/opening.py")


def in_indonesian(what: Callable[..., Result], *arguments: object) -> Result:
    """What a function gives while the interface is Indonesian."""

    def spoken() -> Result:
        speak(Language.INDONESIAN)
        return what(*arguments)

    return copy_context().run(spoken)


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("Segment 7 is locked. Unlock it first.", "Segmen 7 dikunci. Buka kuncinya dahulu."),
        (
            "The source ends with “.”, the translation with no mark.",
            "Akhir sumber: “.”; akhir terjemahan: tanpa tanda baca.",
        ),
        ("“mitra” should be “partner” or “ally”.", "“mitra” seharusnya “partner” atau “ally”."),
        ("The source has “%s” 2 times, the translation 1.", "“%s” ada 2 kali dalam sumber, 1 dalam terjemahan."),
        ("Too long: 50 characters; there is room for 42.", "Terlalu panjang: 50 karakter; ruangnya 42."),
        ("“prtner” is in no dictionary; perhaps “partner”.", "“prtner” tidak ada di kamus; mungkin “partner”."),
        ("“xyzzy” is in no dictionary.", "“xyzzy” tidak ada di kamus."),
        ("state: is never draf. Did you mean draft?", "state: tidak pernah draf. Maksudnya draft?"),
        ("a.padanan is cut off after 7 bytes. x", "a.padanan terpotong setelah 7 bita. x"),
        ("Nobody has ever said this.", "Nobody has ever said this."),
        ("", ""),
    ],
)
def test_a_sentence_is_told_with_its_values(english: str, indonesian: str) -> None:
    assert told(english) == english
    assert in_indonesian(told, english) == indonesian


def test_what_a_person_wrote_is_never_translated() -> None:
    assert in_indonesian(told, "“no mark” should be “a space”.") == "“no mark” seharusnya “a space”."


GLOSSARY = "id,en\nmitra junior,junior partner|!minor partner\nmengutuk,condemn|!curse\n"
TERMS = [
    ("Mitra junior tiba.", "The minor partner came."),
    ("Mitra junior tiba, mitra junior pergi.", "The junior partner came and he left."),
    ("Mitra junior tiba.", "The partner, junior of them, came."),
    ("Rusia dikutuk.", "Russia was praised."),
    ("Rusia dikutuk.", "Russia was cursed and condemned."),
]
LIMITS = [
    ("Hujan.", Limits(longest=3)),
    ("Hujan turun sejak pagi.", Limits(longest_line=5, most_lines=1)),
    ("Hujanturunsejak pagi.", Limits(longest_line=5, most_lines=9)),
    ("Hujan turun sejak pagi.", Limits(seconds=0.1)),
]


GLOSSARY = "id,en\nmitra junior,junior partner|!minor partner\nmengutuk,condemn|!curse\n"
TERMS = [
    ("Mitra junior tiba.", "The minor partner came."),
    ("Mitra junior tiba, mitra junior pergi.", "The junior partner came and he left."),
    ("Mitra junior tiba.", "The partner, junior of them, came."),
    ("Rusia dikutuk.", "Russia was praised."),
    ("Rusia dikutuk.", "Russia was cursed and condemned."),
]
LIMITS = [
    ("Hujan.", Limits(longest=3)),
    ("Hujan turun sejak pagi.", Limits(longest_line=5, most_lines=1)),
    ("Hujanturunsejak pagi.", Limits(longest_line=5, most_lines=9)),
    ("Hujan turun sejak pagi.", Limits(seconds=0.1)),
]


def findings() -> Iterator[tuple[str, str]]:
    """What all checks find in translations that are faulty in every way."""
    checker = Checker([parse_glossary(GLOSSARY, "istilah.csv")], ID_EN)
    read = FORMATS["json"].read(b'{"a": "{count} dari {count}"}', "a.json", ReadOptions(Language.INDONESIAN))
    source = read.units[0].source
    faulty = [
        *((Segment(1, 1, source), target) for _what, source, target, _finding in FAULTS),
        *((Segment(1, 1, source), target) for source, target in TERMS),
        *((Segment(1, 1, text, limits=limits), text) for text, limits in LIMITS),
        *((Segment(1, 1, source.text, source.codes), target) for target in ("{count} of all", "of all")),
    ]
    for segment, target in faulty:
        for one in checker.findings(segment, target):
            yield one["check"], one["message"]


def test_every_finding_is_told_in_indonesian() -> None:
    found = set(findings())
    assert {check for check, _message in found} >= set(CHECKS) - NEEDS_MORE
    assert [message for _check, message in sorted(found) if in_indonesian(told, message) == message] == []


def test_what_the_rooms_below_say_is_known_here() -> None:
    """As it stands there now; a sentence that is mended there has to be mended here."""
    unknown = [
        f"{place}: {message}"
        for place, message in raised()
        if not any(part in message for part in NOT_MET) and told_as_it_is(message)
    ]
    assert unknown == [], "Add them to tui/told, and run: make catalogue"


def told_as_it_is(message: str) -> bool:
    return in_indonesian(told, message) == message


def raised() -> Iterator[tuple[str, str]]:
    """The messages of the errors that are raised below, "x" in the place of their values."""
    for folder in SAID_BELOW:
        below = REPOSITORY / folder
        for path in sorted(below.rglob("*.py")) if below.is_dir() else [below]:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
                    message = rendered(node.exc.args[0])
                    if ast.unparse(node.exc.func) in ERRORS and message != "x":
                        yield f"{path.name}:{node.lineno}", message


def rendered(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(rendered, node.values))
    return REMEDY if ast.unparse(node) in ("REMEDY", "{REMEDY}") else "x"
