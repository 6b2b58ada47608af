from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corpora.errors import ConflictError, OutputError, UnreadableInputError, UsageError
from corpora.languages import Language
from glossary.checks import Severity
from translate.pair import LanguagePair
from translate.review.concept_search import ConceptFilter
from translate.review.glossary_desk import Deed, GlossaryDesk, findings_of
from translate.review.term_editing import NewTerm

ID, EN = Language.INDONESIAN, Language.ENGLISH
PAIR = LanguagePair(ID, EN)
FILE = 'concept,id,en,owner\r\nenvoy,utusan , "envoy"|emissary,Rina\r\n,mitra junior,junior partner,\r\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istilah.csv"
    path.write_bytes(FILE.encode())
    return path


@pytest.fixture
def desk(path: Path) -> GlossaryDesk:
    return GlossaryDesk([path])


def test_own_glossaries_come_before_the_built_in_one_which_cannot_be_changed(desk: GlossaryDesk) -> None:
    assert [layer.is_read_only for layer in desk.layers] == [False, True]
    with pytest.raises(UsageError, match="Copy the concept to a glossary of your own"):
        desk.add(1, NewTerm("a", "b", PAIR))


def test_a_glossary_is_known_by_its_name_or_its_path(desk: GlossaryDesk, path: Path) -> None:
    assert [desk.layer_named(name) for name in (str(path), "istilah.csv", "diplomacy (built in)", "x")] == [
        0,
        0,
        1,
        None,
    ]


def test_every_change_is_in_the_file_and_undone_byte_for_byte(desk: GlossaryDesk, path: Path) -> None:
    stages = [path.read_bytes()]
    desk.add(0, NewTerm("duta", "ambassador", PAIR))
    stages.append(path.read_bytes())
    desk.forbid(0, "envoy", "messenger", EN)
    stages.append(path.read_bytes())
    desk.remove(0, ["mitra junior"])
    stages.append(path.read_bytes())
    assert len(set(stages)) == 4
    for stage in stages[-2::-1]:
        desk.undo()
        assert path.read_bytes() == stage
    with pytest.raises(UsageError, match="nothing to undo"):
        desk.undo()


def test_a_change_is_found_at_once(desk: GlossaryDesk) -> None:
    revision = desk.revision
    desk.add(0, NewTerm("xenofobia", "xenophobia", PAIR))
    assert [row.key for row in desk.search(ConceptFilter("xenofobia")).rows] == [(0, "xenofobia")]
    assert desk.revision > revision
    assert desk.glossaries[0].concepts[-1].id == "xenofobia"


def test_undo_leaves_alone_what_somebody_else_wrote_since(desk: GlossaryDesk, path: Path) -> None:
    desk.add(0, NewTerm("duta", "ambassador", PAIR))
    path.write_bytes(path.read_bytes() + b"konsul,konsul,consul,\r\n")
    with pytest.raises(ConflictError, match="since"):
        desk.undo()
    assert b"consul" in path.read_bytes()


def test_what_somebody_else_wrote_is_read_again(desk: GlossaryDesk, path: Path) -> None:
    assert not desk.refresh()
    path.write_bytes(path.read_bytes() + b"konsul,konsul,consul,\r\n")
    assert desk.refresh()
    assert desk.concept(0, "konsul") is not None


def test_an_edit_that_meets_another_is_refused(desk: GlossaryDesk, path: Path) -> None:
    old = desk.concept(0, "envoy")
    assert old is not None
    path.write_bytes(path.read_bytes().replace(b"emissary", b"delegate"))
    with pytest.raises(ConflictError):
        desk.edit(0, old, replace(old, note="mine"))
    assert desk.last_change is None


def test_a_concept_of_the_built_in_glossary_is_copied_to_be_changed(desk: GlossaryDesk) -> None:
    copied = desk.copy(1, "partnership", 0)
    own = desk.concept(0, copied.id)
    assert own is not None
    assert own.terms == desk.concept(1, "partnership").terms  # type: ignore[union-attr]
    with pytest.raises(UsageError, match="already"):
        desk.copy(1, "partnership", 0)


def test_the_neighbours_of_a_pair_are_told_apart(desk: GlossaryDesk) -> None:
    found = desk.neighbours(0, NewTerm("Mitra Junior", "junior partners", PAIR))
    assert [concept.id for concept in found.same] == ["mitra junior"]
    assert [name for name, _ in found.elsewhere] == ["diplomacy (built in)"]
    near = desk.neighbours(0, NewTerm("para utusan", "envoys", PAIR))
    assert near.same == ()
    assert [one.concept.id for one in near.near] == ["envoy"]
    assert desk.neighbours(0, NewTerm("", "", PAIR)) == ((), (), ())


def test_an_unreadable_glossary_is_told_and_does_not_hide_the_others(path: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"no,header\n")
    desk = GlossaryDesk([broken, path], with_built_in=False)
    assert "no column headed" in desk.layers[0].problem
    assert desk.layers[0].is_read_only
    assert desk.search(ConceptFilter()).total == 2
    with pytest.raises(UsageError, match="no column headed"):
        desk.add(0, NewTerm("a", "b", PAIR))
    assert broken.read_bytes() == b"no,header\n"


def test_a_glossary_that_is_not_there_is_begun_by_the_first_term(tmp_path: Path) -> None:
    desk = GlossaryDesk([tmp_path / "new.csv"])
    assert not desk.layers[0].is_read_only
    assert not (tmp_path / "new.csv").exists()
    desk.add(0, NewTerm("utusan", "envoy", PAIR))
    assert (tmp_path / "new.csv").read_text().endswith("utusan,envoy,,,,,,,,\n")


def test_findings_of_a_check_are_shown_until_the_file_changes(desk: GlossaryDesk, path: Path) -> None:
    desk.add(0, NewTerm("mitra junior", "minor partner", PAIR))
    layer = desk.layers[0]
    desk.use_findings(0, layer.glossary, findings_of(layer))
    found = {row.concept.id: row.severity for row in desk.search(ConceptFilter(with_findings=True)).rows}
    assert found["mitra junior (2)"] is Severity.WARNING
    desk.undo()
    assert desk.search(ConceptFilter(with_findings=True)).rows == ()
    desk.use_findings(0, layer.glossary, findings_of(layer))
    assert desk.layers[0].findings == ()


def test_another_programs_file_is_joined_in_and_taken_out_again(desk: GlossaryDesk, path: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("consul\tkonsul\nenvoy\tutusan\tsent by a state\n\tnothing\n")
    outcome = desk.import_file(0, theirs, "", EN)
    assert outcome.summary == "1 concept added, 1 completed, 1 disagreement, 1 skipped."
    assert any(line.startswith("Skipped") for line in outcome.details)
    assert desk.last_change is not None
    assert desk.last_change.deed is Deed.IMPORTED
    desk.undo()
    assert path.read_bytes() == FILE.encode()


def test_a_glossary_is_exported_but_not_over_another_file(desk: GlossaryDesk, tmp_path: Path) -> None:
    output = tmp_path / "istilah.tbx"
    assert "2 concepts written" in desk.export_file(0, output, "", ID).summary
    with pytest.raises(UsageError, match="is there already"):
        desk.export_file(0, output, "", ID)
    desk.export_file(0, output, "xlsx", ID, overwrite=True)
    assert output.read_bytes().startswith(b"PK")
    with pytest.raises(UnreadableInputError, match="no such file"):
        desk.import_file(0, tmp_path / "gone.tbx", "", ID)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_write_protected_glossary_is_shown_as_read_only(path: Path) -> None:
    path.chmod(0o444)
    desk = GlossaryDesk([path])
    assert desk.layers[0].is_read_only
    with pytest.raises(OutputError, match="write-protected"):
        desk.add(0, NewTerm("a", "b", PAIR))


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from corpora.errors import OutputError
from corpora.languages import Language
from translate.pair import LanguagePair
from translate.review.glossary_desk import GlossaryDesk
from translate.review.term_editing import NewTerm

desk = GlossaryDesk([Path(sys.argv[1])])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
try:
    desk.add(0, NewTerm("duta", "ambassador", LanguagePair(*Language)))
except OutputError as error:
    print(error)
print(desk.last_change, len(desk.layers[0].concepts))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(path: Path) -> None:
    result = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    message, state = result.stdout.splitlines()
    assert "cannot be written" in message
    assert state == "None 2"
    assert path.read_bytes() == FILE.encode()
    assert [found.name for found in path.parent.iterdir()] == ["istilah.csv"]
