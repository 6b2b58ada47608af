"""Laws of the formats with a place for the translation, on random files; polib and lxml look at what was written."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats.po.writing import like_source_ends
from corpora.languages import Language
from corpora.segment import Status, Translation
from corpora.segmentation import SegmentedDocument
from tests.corpora.formats.bilingual_strategies import catalogues, memories, xliff_1, xliff_2
from tests.support.documents import document, unchanged
from tests.support.laws import examples
from tests.support.paths import REPOSITORY
from tests.support.schemas import tmx_errors, xliff_errors

MARKS = ("state", "state-qualifier", "subState", "approved", "target-language", "trgLang")
EN = Language.ENGLISH


def scrambled(source: str, tags: list[str], chooser: random.Random) -> str:
    """A translation as a bad engine gives it: its tags in any order, some lost, some twice."""
    pieces = [tag for tag in tags if chooser.random() < 0.9] + ["kata", "<&> ", "\n", "“”", "\x0b", "]]>"]
    pieces += chooser.sample(tags, len(tags) // 3)
    chooser.shuffle(pieces)
    return " ".join(pieces)


def fill(opened: SegmentedDocument, seed: int) -> dict[int, Translation]:
    chooser = random.Random(seed)
    return {
        one.number: Translation(scrambled(one.source, [code.shown for code in one.marked.tags], chooser))
        for one in opened.segments
        if one.status is Status.UNTRANSLATED
    }


def without(root: etree._Element, is_changed: Callable[[etree._Element], bool]) -> bytes:
    """A document without what a translation may change, and without blanks between elements."""
    for element in [one for one in root.iter("{*}*") if is_changed(one)]:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    for element in root.iter("{*}*"):
        for name in MARKS:
            element.attrib.pop(name, None)
        if etree.QName(element).localname in ("trans-unit", "segment", "tu", "tuv"):
            element.text = None
            for child in element:
                child.tail = None
    return etree.tostring(root, method="c14n")


def is_target(element: etree._Element) -> bool:
    parent = element.getparent()
    return (
        parent is not None
        and etree.QName(element).localname == "target"
        and etree.QName(parent).localname in ("trans-unit", "segment")
    )


def is_english(element: etree._Element) -> bool:
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("lang") or ""
    return element.tag == "tuv" and language.lower().startswith("en")


def elements(root: etree._Element | None) -> Counter[bytes]:
    """The codes in a source or target, each whole; of those that enclose text the start alone."""
    assert root is not None
    found: Counter[bytes] = Counter()
    for one in root.iter("{*}*"):
        name = etree.QName(one).localname
        is_alone = name not in ("g", "pc", "hi", "mrk") or one.get("mtype") == "protected"
        if one is not root and name != "sub" and one.get("mtype") != "seg":
            inside = etree.tostring(one, method="c14n", with_tail=False) if is_alone else b""
            found[f"{name} {sorted(one.items())}".encode() + inside] += 1
    return found


def of_units(root: etree._Element) -> list[etree._Element]:
    return list(root.iter("{*}trans-unit", "{*}segment"))


def line_of_source(unit: etree._Element) -> int | None:
    source = unit.find("{*}source")
    return None if source is None else source.sourceline


def is_translated(unit: etree._Element) -> bool:
    """Whether somebody has translated it, as far as its target and states tell."""
    target = unit.find("{*}target")
    return target is not None and bool("".join(target.itertext()).strip()) and target.get("state") != "new"


def whole(element: etree._Element | None) -> bytes:
    assert element is not None
    return etree.tostring(element, method="c14n", with_tail=False)


def check_xliff(data: bytes, seed: int) -> None:
    assert unchanged("xliff", data) == data
    opened = document("xliff", data)
    written = opened.render(fill(opened, seed), EN)
    before, after = etree.fromstring(data), etree.fromstring(written)
    assert Counter(xliff_errors(after)) - Counter(xliff_errors(before)) == Counter()
    has_old = {one.line for one in opened.segments if one.status is not Status.UNTRANSLATED}
    filled = {one.line for one in opened.segments} - has_old
    for old, new in zip(of_units(before), of_units(after), strict=True):
        if is_translated(old):
            assert whole(new.find("{*}target")) == whole(old.find("{*}target"))
        if line_of_source(old) in filled:
            cut = new.find("{*}seg-source")
            assert elements(new.find("{*}target")) == elements(new.find("{*}source") if cut is None else cut)
    again = document("xliff", written)
    assert [one.source for one in again.segments] == [one.source for one in opened.segments]
    assert all(one.status is not Status.UNTRANSLATED for one in again.segments)
    kept = [(one.target, one.status) for one in opened.segments if one.status is not Status.UNTRANSLATED]
    still = [
        (new.target, new.status)
        for one, new in zip(opened.segments, again.segments, strict=True)
        if one.status is not Status.UNTRANSLATED
    ]
    assert still == kept
    assert without(before, is_target) == without(after, is_target)


@examples(60)
@given(xliff_1(), st.integers())
def test_xliff_1_is_the_same_but_for_its_targets(data: bytes, seed: int) -> None:
    check_xliff(data, seed)


@examples(60)
@given(xliff_2(), st.integers())
def test_xliff_2_is_the_same_but_for_its_targets(data: bytes, seed: int) -> None:
    check_xliff(data, seed)


@examples(60)
@given(memories(), st.integers())
def test_a_memory_is_the_same_but_for_its_translations(data: bytes, seed: int) -> None:
    assert unchanged("tmx", data) == data
    opened = document("tmx", data)
    written = opened.render(fill(opened, seed), EN)
    before, after = etree.fromstring(data), etree.fromstring(written)
    assert tmx_errors(after) == []
    for unit in after.iter("tu"):
        source, target = (
            next((one.find("seg") for one in unit if is_english(one) is wanted), None) for wanted in (False, True)
        )
        if source is not None and target is not None and "people" not in "".join(target.itertext()) and len(target):
            assert elements(target) == elements(source)
    again = document("tmx", written)
    assert [one.source for one in again.segments] == [one.source for one in opened.segments]
    for one, new in zip(opened.segments, again.segments, strict=True):
        expected = (new.target, Status.DRAFT) if one.status is Status.UNTRANSLATED else (one.target, one.status)
        assert (new.target, new.status) == expected
    assert without(before, is_english) == without(after, is_english)


def fields(entry: polib.POEntry) -> tuple[object, ...]:
    """Everything of a message but its translation and whether that is fuzzy."""
    return (
        entry.msgid,
        entry.msgctxt,
        entry.msgid_plural,
        entry.occurrences,
        entry.comment,
        entry.tcomment,
        [flag for flag in entry.flags if flag != "fuzzy"],
        entry.previous_msgid,
        entry.obsolete,
    )


def forms(entry: polib.POEntry) -> dict[int, str]:
    return dict(entry.msgstr_plural) if entry.msgid_plural else {0: entry.msgstr}


@examples(60)
@given(catalogues(), st.sampled_from(("\n", "\r\n")), st.sampled_from(("UTF-8", "ISO-8859-1")))
def test_a_catalogue_is_the_same_but_for_its_translations(file: polib.POFile, newline: str, charset: str) -> None:
    text = str(file).replace("charset=UTF-8", f"charset={charset}").replace("\n", newline)
    data = text.encode(charset, errors="replace")
    assert unchanged("po", data, source=EN) == data
    opened = document("po", data, source=EN)
    drafts = {
        one.number: Translation(f"terjemahan “{one.number}”\n")
        for one in opened.segments
        if one.status is Status.UNTRANSLATED
    }
    written = opened.render(drafts, Language.INDONESIAN)
    before = polib.pofile(data.decode(charset))
    after = polib.pofile(written.decode("utf-8" if drafts else charset))
    assert [fields(entry) for entry in after] == [fields(entry) for entry in before]
    for old, new in zip(before, after, strict=True):
        is_filled = not old.obsolete and "" in forms(old).values()
        assert new.fuzzy is (old.fuzzy or is_filled)
        for form, translation in forms(old).items():
            draft = like_source_ends(old.msgid, forms(new)[form])
            assert forms(new)[form] == (translation or (draft if is_filled else ""))
            assert translation or not is_filled or "terjemahan" in draft


FILES = [path for name in ("po", "xliff", "tmx") for path in sorted((REPOSITORY / "tests" / "data" / name).iterdir())]

WOUNDS = (b"", b"<", b">", b'"', b"\\", b"&", b"\n", b"\r", b"\x00", b"\xff", b"\xc3\xa9")


@examples(150)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False), st.integers(1, 4))
def test_a_damaged_file_is_refused_in_one_line_or_comes_back(path: Path, chooser: random.Random, wounds: int) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(wounds):
        place = chooser.randrange(len(data))
        data[place : place + chooser.choice((0, 1, 5, 40))] = chooser.choice(WOUNDS)
    if chooser.random() < 0.3:
        del data[chooser.randrange(len(data)) :]
    name, source = path.parent.name, chooser.choice(list(Language))
    try:
        opened = document(name, bytes(data), source=source)
    except (UnreadableInputError, UsageError) as error:
        message = str(error)
    else:
        assert opened.render({}, source.other) == data
        written = opened.render(fill(opened, 0), source.other)
        again = document(name, written, source=source)
        assert [one.source for one in again.segments] == [one.source for one in opened.segments]
        message = ""
    assert "\n" not in message
