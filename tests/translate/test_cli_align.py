"""`padanan align`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from corpora.bitext import open_bitext
from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from tests.support.alignments import FOLDER, GoldDocument, read_gold
from tests.support.command_line import Outcome, padanan

INDONESIAN = """Banjir di Wanarejo

Hujan turun sejak Minggu. Air naik 1,5 meter dalam dua jam. Tidak ada korban jiwa.

“Kami belum pernah melihat ini,” kata Laksmana. Bantuan tiba pukul 14.30. Warga menunggu.
"""
ENGLISH = """Floods in Wanarejo

Rain has been falling since Sunday, and the water rose by 1.5 metres in two hours. There were no fatalities.

“We have never seen this,” Laksmana said. Aid arrived at 2:30 p.m. Residents are waiting.
"""


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "banjir.txt", tmp_path / "flood.txt"
    for path, text in zip(paths, (INDONESIAN, ENGLISH), strict=True):
        path.write_text(text, "utf-8")
    return paths


def align(*arguments: object) -> Outcome:
    return padanan("align", *arguments)


def written(gold: GoldDocument, folder: Path) -> Mapping[Language, Path]:
    """A document as a text file a language, a paragraph a line."""
    paths = {}
    for language, side in gold.sides.items():
        paragraphs: dict[int, list[str]] = {}
        for sentence, number in zip(side.sentences, side.paragraphs, strict=True):
            paragraphs.setdefault(number, []).append(sentence)
        paths[language] = folder / f"{gold.name}.{language.value}.txt"
        paths[language].write_text("\n".join(map(" ".join, paragraphs.values())) + "\n", "utf-8")
    return paths


def test_the_pairs_go_to_standard_output_as_a_table(documents: tuple[Path, Path]) -> None:
    outcome = align(*documents)
    rows = [line.split("\t") for line in outcome.stdout.splitlines()]
    assert rows[0] == ["id", "en", "confidence"]
    assert [(source, target) for source, target, _ in rows[1:]] == [
        ("Banjir di Wanarejo", "Floods in Wanarejo"),
        (
            "Hujan turun sejak Minggu. Air naik 1,5 meter dalam dua jam.",
            "Rain has been falling since Sunday, and the water rose by 1.5 metres in two hours.",
        ),
        ("Tidak ada korban jiwa.", "There were no fatalities."),
        ("“Kami belum pernah melihat ini,” kata Laksmana.", "“We have never seen this,” Laksmana said."),
        ("Bantuan tiba pukul 14.30.", "Aid arrived at 2:30 p.m."),
        ("Warga menunggu.", "Residents are waiting."),
    ]
    assert all(0 <= float(row[2]) <= 1 for row in rows[1:])


def test_the_counts_are_told(documents: tuple[Path, Path]) -> None:
    outcome = align(*documents)
    assert f"{documents[0]}: 7 sentences in Indonesian.\n{documents[1]}: 6 sentences in English.\n" in outcome.stderr
    assert "6 pairs: 5 of one sentence each, 1 of more; 0 doubtful, 0 left out.\n" in outcome.stderr
    assert "Without a partner: 0 sentences of the source, 0 of the target.\n" in outcome.stderr
    assert outcome.exit_code == 0


def test_a_tmx_holds_the_pairs_with_their_confidence(documents: tuple[Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "out.tmx"
    outcome = align(*documents, "-o", output)
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr.endswith(f"Written to {output}\n")
    assert [(pair.indonesian, pair.english) for pair in open_bitext(output)][2] == (
        "Tidak ada korban jiwa.",
        "There were no fatalities.",
    )
    assert output.read_text("utf-8").count('<prop type="x-padanan-confidence">') == 6


def test_a_table_is_read_again_as_it_was_written(documents: tuple[Path, Path], tmp_path: Path) -> None:
    documents[0].write_text('"Ya," kata Wirya "Kasman" Bonar.\n\n"Pergi!"\n', "utf-8")
    documents[1].write_text('"Yes," said Wirya "Kasman" Bonar.\n\n"Go!"\n', "utf-8")
    output = tmp_path / "out.tsv"
    align(*documents, "-o", output, "--from", "id")
    assert [(pair.indonesian, pair.english) for pair in open_bitext(output)] == [
        ('"Ya," kata Wirya "Kasman" Bonar.', '"Yes," said Wirya "Kasman" Bonar.'),
        ('"Pergi!"', '"Go!"'),
    ]


def test_from_english_the_english_column_is_the_first(documents: tuple[Path, Path]) -> None:
    outcome = align(documents[1], documents[0])
    assert outcome.stdout.startswith("en\tid\tconfidence\nFloods in Wanarejo\tBanjir di Wanarejo\t")


def test_doubtful_pairs_are_listed_and_written_as_drafts(tmp_path: Path) -> None:
    paths = written(read_gold(FOLDER / "tuning" / "letter.txt"), tmp_path)
    news = written(read_gold(FOLDER / "tuning" / "news.txt"), tmp_path)
    output = tmp_path / "out.tmx"
    outcome = align(paths[Language.INDONESIAN], news[Language.ENGLISH], "-o", output)
    assert outcome.exit_code == 1
    assert f"{paths[Language.INDONESIAN]}:1: doubtful (0." in outcome.stderr
    assert "Are they translations of each other?" in outcome.stderr
    units = FORMATS["tmx"].read(output.read_bytes(), "out.tmx", ReadOptions()).units
    assert len(units) > 10
    assert {unit.note for unit in units} == {"Doubtful: check that the two say the same."}


def test_least_leaves_out_what_is_less_sure(tmp_path: Path) -> None:
    paths = written(read_gold(FOLDER / "tuning" / "letter.txt"), tmp_path)
    both = paths[Language.INDONESIAN], paths[Language.ENGLISH]
    everything, sure = align(*both), align(*both, "--least", "0.95")
    assert len(sure.stdout.splitlines()) < len(everything.stdout.splitlines())
    assert all(float(line.split("\t")[2]) >= 0.95 for line in sure.stdout.splitlines()[1:])
    assert "0 doubtful, 0 left out" not in sure.stderr
    assert sure.exit_code == 0


def test_a_web_page_and_markdown_are_aligned(documents: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "flood.html"
    page.write_text(
        "<html><head><title>Floods in Wanarejo</title></head><body><p>Rain has been <b>falling</b> since Sunday.</p>"
        "<p>There were no fatalities.</p></body></html>",
        "utf-8",
    )
    markdown = tmp_path / "banjir.md"
    markdown.write_text("# Banjir di Wanarejo\n\nHujan **turun** sejak Minggu.\n\nTidak ada korban jiwa.\n", "utf-8")
    outcome = align(markdown, page)
    assert [line.split("\t")[:2] for line in outcome.stdout.splitlines()[1:]] == [
        ["Banjir di Wanarejo", "Floods in Wanarejo"],
        ["Hujan turun sejak Minggu.", "Rain has been falling since Sunday."],
        ["Tidak ada korban jiwa.", "There were no fatalities."],
    ]


def test_terms_of_a_glossary_tell_what_answers_what(tmp_path: Path) -> None:
    source, target, glossary = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "istilah.csv"
    source.write_text(
        "Itu adalah pukat harimau yang itu.\nIni adalah bubu yang ini.\nIni adalah jala yang ini.\n", "utf-8"
    )
    target.write_text("This is the fish trap in here.\nThis is the cast net in here.\n", "utf-8")
    glossary.write_text("id,en\npukat harimau,trawl\nbubu,fish trap\njala,cast net\n", "utf-8")
    outcome = align(source, target, "--from", "id", "-g", glossary, "--no-default-glossary")
    assert [line.split("\t")[:2] for line in outcome.stdout.splitlines()[1:]] == [
        ["Ini adalah bubu yang ini.", "This is the fish trap in here."],
        ["Ini adalah jala yang ini.", "This is the cast net in here."],
    ]


# What cannot be done


def test_two_documents_in_one_language_are_refused(documents: tuple[Path, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_text(INDONESIAN, "utf-8")
    outcome = align(documents[0], again)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "are both Indonesian. Name a document and its translation" in outcome.stderr


def test_a_language_that_nothing_tells_is_asked_for(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Wirya Kasman 2019\n", "utf-8")
    outcome = align(tmp_path / "a.txt", tmp_path / "b.txt")
    assert outcome.exit_code == 2
    assert "the language cannot be told. Pass --from id (Indonesian) or --from en (English)." in outcome.stderr
    assert align(tmp_path / "a.txt", tmp_path / "b.txt", "--to", "en").stdout.startswith("id\ten\t")


def test_what_is_asked_against_the_evidence_is_told(documents: tuple[Path, Path]) -> None:
    outcome = align(*documents, "--from", "en")
    assert f"{documents[0]} looks Indonesian, yet is read as English, as asked." in outcome.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("banjir.txt", "flood.txt", "--from", "id", "--to", "id"),
            "--from and --to are both id. Leave one of them out.",
        ),
        (("banjir.txt", "nothing.txt"), "nothing.txt: no such file."),
        (("banjir.txt", "empty.txt"), "empty.txt holds no text. Check that it is the file you mean."),
        (("banjir.txt", "flood.xyz"), "flood.xyz: no format has the suffix .xyz."),
        (("banjir.txt", "flood.txt", "-o", "out.docx"), "out.docx: pairs are written as .tmx or .tsv."),
        (("banjir.txt", "flood.txt", "-o", "there.tmx"), "there.tmx is there already. Pass --force to replace it"),
        (("banjir.txt", "flood.txt", "-o", "no/out.tmx"), "no/out.tmx cannot be written: there is no folder no."),
        (("banjir.txt", "flood.txt", "--least", "2"), "Invalid value for '--least'"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    documents: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(documents[0].parent)
    Path("empty.txt").write_text(" \n***\n", "utf-8")
    Path("flood.xyz").write_text(ENGLISH, "utf-8")
    Path("there.tmx").write_text("mine", "utf-8")
    before = sorted(Path().iterdir())
    outcome = align(*arguments)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert message in outcome.stderr
    assert sorted(Path().iterdir()) == before
    assert Path("there.tmx").read_text("utf-8") == "mine"


def test_a_document_is_never_written_over(documents: tuple[Path, Path], tmp_path: Path) -> None:
    table = tmp_path / "tabel.tsv"
    table.write_text("id\nBanjir di Wanarejo\n", "utf-8")
    outcome = align(table, documents[1], "--column", "id", "-o", table, "--force")
    assert outcome.exit_code == 2
    assert f"{table} is one of the documents. Choose another file with --output." in outcome.stderr
    assert table.read_text("utf-8") == "id\nBanjir di Wanarejo\n"


def test_force_replaces_a_file(documents: tuple[Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "out.tmx"
    output.write_text("old", "utf-8")
    assert align(*documents, "-o", output, "--force").exit_code == 0
    assert output.read_text("utf-8").startswith("<?xml")
