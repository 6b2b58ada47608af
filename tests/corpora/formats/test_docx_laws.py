from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from corpora.markup import NUMBERED_TAG
from corpora.segment import Translation
from tests.support.documents import document, unchanged
from tests.support.laws import examples
from tests.support.paths import REPOSITORY
from tests.support.word import (
    DEL,
    IMAGE,
    TWINS,
    B,
    U,
    field,
    letters,
    mark,
    plain,
    read_word,
    skeleton,
    t,
    text_parts,
    word_file,
    written,
)

FILES = sorted((REPOSITORY / "tests" / "data" / "docx").iterdir())
WORD_TEXT = st.text(st.characters(categories=("L", "Zs", "N", "P")), max_size=9).map("k{}".format)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_comes_back_byte_for_byte(path: Path) -> None:
    assert unchanged("docx", path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_translation_changes_letters_alone(path: Path) -> None:
    opened = document("docx", path.read_bytes())
    swapped = {one.number: Translation(one.source.swapcase()) for one in opened.segments}
    before, after = text_parts(path.read_bytes()), text_parts(opened.render(swapped, Language.ENGLISH))
    assert list(after) == list(before)
    assert {name: skeleton(root) for name, root in after.items()} == {
        name: skeleton(root) for name, root in before.items()
    }
    for name, root in before.items():
        old, new = ([one for one in letters(tree) if not one[0].isspace()] for tree in (root, after[name]))
        assert [(letter.lower(), formatting) for letter, formatting in new] == [
            (letter.lower(), formatting) for letter, formatting in old
        ]
        # The results of fields and what is chosen from a list are a program's, and stay.
        assert sum(one == other for one, other in zip(old, new, strict=True) if one[0].isalpha()) <= len("TabelMenteri")


FORMATTINGS = ("", B, "<w:i/>", U, '<w:rStyle w:val="Hyperlink"/>')
RUN = st.builds(t, st.text("ab ", min_size=1, max_size=4), st.sampled_from(FORMATTINGS))
CODES = [
    IMAGE,
    "<w:r><w:tab/><w:t>c</w:t><w:br/></w:r>",
    "<w:bookmarkStart w:id='1'/>",
    "<w:proofErr/>",
    field("PAGE", t("3")),
    f"<w:r>{TWINS}</w:r>",
    f"{DEL}<w:r><w:delText>x</w:delText></w:r></w:del>",
]


def contents(codes: list[str]) -> st.SearchStrategy[str]:
    """The content of paragraphs that have some of these codes."""
    item = st.recursive(
        st.one_of(RUN, RUN, st.sampled_from(codes)),
        lambda inner: st.one_of(
            st.builds("<w:hyperlink>{}</w:hyperlink>".format, inner),
            st.builds("<w:ins w:id='3'>{}{}</w:ins>".format, inner, inner),
            st.builds(lambda one, two: field(" HYPERLINK ", one + two), inner, inner),
            st.builds("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>".format, inner),
        ),
        max_leaves=6,
    )
    return st.lists(item, max_size=8).map("".join)


@examples(60)
@given(contents([*CODES, mark("begin"), mark("separate"), mark("end")]))
def test_any_paragraph_comes_back_and_swapping_its_case_changes_letters_alone(content: str) -> None:
    data = word_file(f"<w:p>{content}</w:p>")
    opened = read_word(data)
    assert opened.render({}, Language.ENGLISH) == data
    swapped = {index: Translation(unit.source.text.swapcase()) for index, unit in enumerate(opened.units)}
    before = text_parts(data)["word/document.xml"]
    after = text_parts(opened.render(swapped, Language.ENGLISH))["word/document.xml"]
    assert skeleton(after) == skeleton(before)
    shown = [(letter.lower(), formatting) for letter, formatting in letters(before) if not letter.isspace()]
    assert [(letter.lower(), formatting) for letter, formatting in letters(after) if not letter.isspace()] == shown
    assert not [run for run in after.iter("{*}r") if not len(run)]


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\ufffe\uffff")))
def test_any_translation_is_read_back_as_it_was_written(text: str) -> None:
    after = text_parts(written(word_file(f"<w:p>{t('Rapat')}</w:p>"), text))["word/document.xml"]
    assert plain(after) == re.sub("[\x00-\x08\x0b-\x1f]", "", text)


@examples(60)
@given(contents(CODES), st.lists(WORD_TEXT, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_tags_may_stand_anywhere_in_a_translation(content: str, texts: list[str], chance: random.Random) -> None:
    data = word_file(f"<w:p>{t('x')}{content}</w:p>")
    before = read_word(data)
    translation = shuffled([code.shown for code in before.units[0].source.codes], texts, chance)
    rendered = before.render({0: Translation(translation)}, Language.ENGLISH)
    old, new = (sorted(map(str, skeleton(text_parts(one)["word/document.xml"]))) for one in (data, rendered))
    assert new == old
    read_again = NUMBERED_TAG.sub("", read_word(rendered).units[0].source.text)
    assert "".join(read_again.split()) == "".join(NUMBERED_TAG.sub("", translation).split())


def shuffled(tags: list[str], texts: list[str], chance: random.Random) -> str:
    """The texts with the tags anywhere between them, pairs nested."""
    pieces = list(texts)
    for tag in tags:
        if not tag.startswith("</"):
            start = chance.randint(0, len(pieces))
            ends = [end for end in range(start, len(pieces) + 1) if is_nested(pieces[start:end])]
            if not tag.endswith("/>"):
                pieces.insert(chance.choice(ends), tag.replace("<", "</"))
            pieces.insert(start, tag)
    return "".join(pieces)


def is_nested(pieces: list[str]) -> bool:
    depth = 0
    for piece in pieces:
        depth += -1 if piece.startswith("</") else piece.startswith("<") and not piece.endswith("/>")
        if depth < 0:
            return False
    return depth == 0


@given(
    st.integers(0, 2000),
    st.sampled_from(["<w:p>", "</w:r>", "<", "&", "\x00", "<w:txbxContent>", "<!--", "x"]),
    contents(CODES),
)
def test_a_damaged_text_is_refused_in_one_line_or_comes_back(place: int, noise: str, content: str) -> None:
    inner = f"<w:p>{content}{t('Rapat')}</w:p>"
    data = word_file(f"{inner[: place % len(inner)]}{noise}{inner[place % len(inner) :]}")
    try:
        opened = read_word(data)
    except UnreadableInputError as error:
        message = str(error)
    else:
        message = ""
        assert opened.render({}, Language.ENGLISH) == data
        text_parts(opened.render(dict.fromkeys(range(len(opened.units)), Translation("")), Language.ENGLISH))
    assert "\n" not in message


def test_paragraphs_deep_in_each_other_are_no_trouble() -> None:
    data = word_file("<w:p>" * 490 + t("Rapat") + "</w:p>" * 490)
    assert read_word(data).render({}, Language.ENGLISH) == data


def test_thousands_of_fields_in_a_paragraph_are_no_trouble() -> None:
    for content in (mark("begin") * 3000 + mark("end") * 3000, field("PAGE", t("3")) * 3000):
        opened = read_word(word_file(f"<w:p>{content}{t('a')}</w:p>"))
        assert [unit.source.text for unit in opened.units] == ["a"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_what_was_translated(tmp_path: Path) -> None:
    wanted = {
        "nota": ["<Nota Dinas>", "<Jumlah>", "<Perhatian: baca aturan ini dahulu.>", "<Kementerian Luar Negeri>"],
        "surat": ["<Undangan Rapat>", "<Tempat>", "<Harap datang tepat waktu.>", "<Kotak teks penting.>"],
        "laporan": ["<Pendahuluan>", "<Pembukaan>", "<Hari Kemerdekaan Republik Indonesia.>"],
    }
    for path in FILES:
        opened = document("docx", path.read_bytes())
        drafts = {one.number: Translation(f"<{one.source}>") for one in opened.segments}
        (tmp_path / path.name).write_bytes(opened.render(drafts, Language.ENGLISH))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / path.name) for path in FILES)], check=True, timeout=170)
    for name, texts in wanted.items():
        tree = etree.parse(tmp_path / f"{name}.fodt")
        shown = " ".join("".join(one.itertext()) for one in tree.iter("{*}p", "{*}h"))
        assert [one for one in texts if one not in shown] == []
