from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import ConflictError, OutputError, UsageError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.glossary import parse_glossary
from glossary.sheet import parse_sheet
from glossary.store import GlossaryFile, change_glossary_file, new_glossary_file, open_glossary_file
from tests.support.jobs import forking

ID, EN = Language.INDONESIAN, Language.ENGLISH
FILE = 'concept,id,en,owner,note\r\nenvoy,utusan , "envoy"|emissary,Rina,\r\n,"mitra junior",junior partner,,"a, b"\r\n'


def concept(concept_id: str, indonesian: str, english: str, **fields: object) -> Concept:
    terms = {
        ID: (Term(indonesian, TermStatus.PREFERRED),),
        EN: (Term(english, TermStatus.PREFERRED),),
    }
    return Concept(concept_id, terms, **fields)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istilah.csv"
    path.write_bytes(FILE.encode())
    return path


@pytest.mark.parametrize(
    "data",
    [
        FILE.encode(),
        b"\xef\xbb\xbfid;en\r\nutusan;envoy\r\n",
        b"sep=;\nid;en\nutusan;envoy",
        "id,en\nsérius,serious\n".encode("cp1252"),
        "id\ten\nutusan\tenvoy\n".encode("utf-16"),
        b'id,en\n"never closed,x\nutusan,envoy\n\n\n,,,,\n',
        b'\n\nid,en\n"two\nlines",x\n',
    ],
    ids=["CRLF", "BOM", "Excel's sep", "Windows-1252", "UTF-16", "bad rows", "lines in a cell"],
)
def test_a_file_that_was_not_edited_is_saved_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(data)
    opened = open_glossary_file(path)
    assert opened.content.encode(opened.sheet.text, "g") == data
    opened.save()
    assert path.read_bytes() == data


@given(st.text(alphabet='ab,;"|!{}\\ \n\r\té', max_size=60))
def test_any_text_comes_back_from_its_records(text: str) -> None:
    text = "id,en\n" + text
    assert parse_sheet(text, "g").text == text


@given(st.lists(st.lists(st.text(alphabet='ab,;" \n', max_size=6), min_size=2, max_size=2), max_size=6))
def test_rows_that_are_appended_are_read_back(rows: list[list[str]]) -> None:
    sheet = parse_sheet("id,en\nx,y", "g").with_rows(rows)
    assert [list(record.cells) for record in sheet.records] == [["x", "y"], *rows]
    assert not any(record.complaint for record in sheet.records)


def test_editing_a_row_changes_that_line_alone_and_unknown_columns_stay(path: Path) -> None:
    opened = open_glossary_file(path)
    edited = opened.replaced([replace(opened.concept("envoy"), note="of a state")])
    edited.save()
    before, after = FILE.split("\r\n"), path.read_bytes().decode().split("\r\n")
    assert [line for line, old in zip(after, before, strict=True) if line != old] == [after[1]]
    assert "Rina,of a state" in after[1]
    assert after[1].startswith("envoy,utusan ,")
    assert edited.concept("envoy").note == "of a state"


def test_a_row_without_an_id_is_known_by_its_term_and_gets_no_id_by_an_edit(path: Path) -> None:
    opened = open_glossary_file(path)
    junior = opened.concept("mitra junior")
    term = Term("mitra muda", TermStatus.PREFERRED)
    opened.replaced([replace(junior, terms={**junior.terms, ID: (term,)})]).save()
    assert path.read_bytes().decode().splitlines()[2] == ',mitra muda,junior partner,,"a, b"'


def test_a_field_without_a_column_gets_one_and_the_other_rows_stay_as_they_are(path: Path) -> None:
    opened = open_glossary_file(path)
    opened.replaced([replace(opened.concept("envoy"), domain="diplomacy", keep_as_is=False)]).save()
    lines = path.read_bytes().decode().split("\r\n")
    assert lines[0] == "concept,id,en,owner,note,domain"
    assert lines[1].endswith(",diplomacy")
    assert lines[2] == FILE.split("\r\n")[2]


def test_a_part_of_speech_in_braces_survives_an_edit_of_its_neighbour(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("id,en\nmemveto {verb},veto {verb}\n", "utf-8")
    opened = open_glossary_file(path)
    old = opened.concept("memveto")
    new = replace(old, terms={**old.terms, EN: (*old.terms[EN], Term("block", TermStatus.ADMITTED, "verb"))})
    edited = opened.replaced([new])
    assert edited.concept("memveto") == new


def test_a_concept_is_added_after_the_last_row_even_if_that_has_no_line_end(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(b"id,en\nsatu,one")
    open_glossary_file(path).added([concept("dua", "dua", "two")]).save()
    assert path.read_bytes() == b"id,en\nsatu,one\ndua,two\n"


def test_a_concept_is_removed_with_its_line_alone(path: Path) -> None:
    open_glossary_file(path).removed(["envoy"]).save()
    assert path.read_bytes().decode().split("\r\n") == [FILE.split("\r\n")[0], *FILE.split("\r\n")[2:]]


def test_what_is_not_there_cannot_be_edited_and_what_is_cannot_be_added(path: Path) -> None:
    opened = open_glossary_file(path)
    with pytest.raises(UsageError, match="no concept 'x'"):
        opened.removed(["x"])
    with pytest.raises(UsageError, match="has a concept 'envoy' already"):
        opened.added([concept("envoy", "a", "b")])


def test_the_second_of_two_who_save_is_told_and_the_first_one_s_work_stays(path: Path) -> None:
    first, second = open_glossary_file(path), open_glossary_file(path)
    first.added([concept("dua", "dua", "two")]).save()
    with pytest.raises(ConflictError, match="changed by somebody else"):
        second.added([concept("tiga", "tiga", "three")]).save()
    assert [found.id for found in open_glossary_file(path).glossary.concepts] == ["envoy", "mitra junior", "dua"]


def _add_one(path: Path, number: int) -> None:
    change_glossary_file(path, lambda file: file.added([concept(f"c{number}", f"kata{number}", f"word{number}")]))


@pytest.mark.parametrize(("note", "number"), [("line\n" * 60, "60"), ("x" * 140_000, "140,000")])
def test_a_row_that_could_not_be_read_again_is_not_written(path: Path, note: str, number: str) -> None:
    file = open_glossary_file(path)
    with pytest.raises(UsageError, match=number):
        file.added([concept("new", "baru", "new", note=note)])
    with pytest.raises(UsageError, match=number):
        file.replaced([replace(file.concept("envoy"), note=note)])


def test_many_who_add_at_the_same_time_lose_nothing(path: Path) -> None:
    processes = [forking().Process(target=_add_one, args=(path, number)) for number in range(8)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    ids = {found.id for found in open_glossary_file(path).glossary.concepts}
    assert ids == {"envoy", "mitra junior", *(f"c{number}" for number in range(8))}
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_is_begun_with_a_header_and_not_over_one_that_appeared(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    begun = new_glossary_file(path).added([concept("satu", "satu", "one")])
    begun.save()
    assert [found.id for found in open_glossary_file(path).glossary.concepts] == ["satu"]
    with pytest.raises(ConflictError):
        begun.save()


def test_a_letter_that_the_encoding_lacks_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    data = "id,en\nsérius,serious\n".encode("cp1252")
    path.write_bytes(data)
    with pytest.raises(OutputError, match=r"Windows-1252, which has no “Ж”\. Save it as UTF-8 first"):
        open_glossary_file(path).added([concept("x", "Жуков", "Zhukov")]).save()
    assert path.read_bytes() == data


def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    path = small_disk / "g.csv"
    path.write_text("id,en\nsatu,one\n", "utf-8")
    with pytest.raises(OutputError, match="no space is left"):
        open_glossary_file(path).added([concept("dua", "dua", "two", note="x" * 100_000)]).save()
    assert path.read_text("utf-8") == "id,en\nsatu,one\n"
    assert list(small_disk.iterdir()) == [path]


def test_a_link_is_written_through_and_the_mode_stays(tmp_path: Path, path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    open_glossary_file(link).removed(["envoy"]).save()
    assert link.is_symlink()
    assert b"utusan" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


WORDS = st.text(alphabet="abc|!{}\\ é,;\"'", min_size=1, max_size=12).map(str.strip).filter(bool)
TEXTS = st.text(alphabet='ab,;"\n=é', max_size=12).map(str.strip)
TERMS = st.builds(
    Term,
    WORDS.map(lambda text: " ".join(text.split())),
    st.just(TermStatus.PREFERRED),
    st.sampled_from(["", "noun", "verb", "phrase", "klausa"]),
    st.booleans(),
)


@st.composite
def term_lists(draw: st.DrawFn) -> tuple[Term, ...]:
    preferred, *others = draw(st.lists(TERMS, min_size=1, max_size=3))
    statuses = st.sampled_from([TermStatus.ADMITTED, TermStatus.FORBIDDEN])
    return (preferred, *(replace(term, status=draw(statuses)) for term in others))


@given(st.data())
def test_any_concept_that_is_written_over_another_is_read_back(data: st.DataObject) -> None:
    header = data.draw(
        st.sampled_from(["id,en", "concept,id,en,pos", "en;x;id;keep;case", "id,en,pos,definition,note"])
    )
    path = Path("g.csv")
    content = new_glossary_file(path).content
    file = GlossaryFile(path, content, parse_sheet(f"{header}\n", "g"), None).added([concept("x", "lama", "old")])
    texts = st.dictionaries(st.sampled_from(list(Language)), TEXTS)
    new = Concept(
        file.glossary.concepts[0].id,
        {ID: data.draw(term_lists()), EN: data.draw(term_lists())},
        data.draw(TEXTS),
        data.draw(texts),
        data.draw(texts),
        data.draw(TEXTS),
        data.draw(TEXTS),
        data.draw(st.booleans()),
    )
    (read,) = file.replaced([new]).glossary.concepts
    assert replace(read, id=new.id) == new
    (again,) = parse_glossary(file.replaced([new]).sheet.text, "g").concepts
    assert again == read
