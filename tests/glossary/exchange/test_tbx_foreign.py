"""TBX that other programs write."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS, Imported, Skipped
from tests.support.paths import REPOSITORY

ID, EN = Language.INDONESIAN, Language.ENGLISH
PREFERRED, ADMITTED, FORBIDDEN = TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN
TBX = EXCHANGE_FORMATS["tbx"]


def from_file(name: str) -> Imported:
    return TBX.read((REPOSITORY / "tests" / "data" / "tbx" / name).read_bytes(), name)


def read(body: str, root: str = '<martif type="TBX" xml:lang="en">') -> Imported:
    closing = f"</{root[1:].split()[0].rstrip('>')}>"
    return TBX.read(f"{root}<text><body>{body}</body></text>{closing}".encode(), "x.tbx")


def entry(english: str = "", indonesian: str = "", extra: str = "", attributes: str = "") -> str:
    return (
        f'<termEntry {attributes}>{extra}<langSet xml:lang="en"><tig><term>envoy</term>{english}</tig></langSet>'
        f'<langSet xml:lang="id"><tig><term>utusan</term>{indonesian}</tig></langSet></termEntry>'
    )


def only(imported: Imported) -> Concept:
    assert imported.skipped == ()
    (found,) = imported.concepts
    return found


def test_version_3_in_dct_style_with_everything_that_multiterm_writes() -> None:
    imported = from_file("multiterm-dct.tbx")
    first, second = imported.concepts
    assert first == Concept(
        "c1",
        {
            ID: (Term("utusan", PREFERRED, "noun"),),
            EN: (Term("envoy", PREFERRED, "noun"), Term("emissary", ADMITTED, "noun"), Term("messenger", FORBIDDEN)),
        },
        domain="diplomacy",
        definitions={EN: "A person whom a government sends to another one with a message or a task."},
        examples={EN: "The envoy arrived in Geneva."},
        note="Not an ambassador.\nPlural: envoys.",
    )
    assert first.line == 13
    assert second.terms[ID] == (Term("traktat", PREFERRED), Term("perjanjian", ADMITTED))
    assert imported.skipped == (
        Skipped("line 62 (entry c2)", "no Indonesian term"),
        Skipped("line 69 (entry c3)", "no English term that may be used: all are forbidden"),
    )
    assert imported.remarks == (
        "languages left out, with their entries: de (1)",
        "variants read as Indonesian or English: en-GB (1)",
        "joined into one text: notes (1)",
        "not kept: source of a definition or context (2), transaction (1), xGraphic (1), termType (1), "
        "crossReference (1)",
    )


def test_version_2_in_the_default_dialect_with_a_doctype() -> None:
    imported = from_file("iate-v2.tbx")
    assert only(imported) == Concept(
        "IATE-784105",
        {
            ID: (Term("nota kesepahaman", PREFERRED, "noun"),),
            EN: (
                Term("memorandum of understanding", PREFERRED),
                Term("MoU", ADMITTED),
                Term("gentlemen's agreement", FORBIDDEN),
            ),
        },
        domain="0816; international relations; law",
        definitions={ID: "kesepakatan antarnegara", EN: "agreement between states"},
        examples={EN: "They signed a memorandum of understanding.\nThe MoU is not binding."},
        note="Another thing.",
        source="UNTC; OJ L 12",
    )
    assert imported.remarks == (
        "joined into one text: subject fields (1), contexts (1), sources (1)",
        "not kept: termType (2), definition in another language (1), externalCrossReference (1), "
        "reliabilityCode (1), source of a definition or context (1), status 'provisional', read as admitted (1)",
    )


def test_two_variants_of_english_share_their_terms() -> None:
    imported = from_file("microsoft-v2.tbx")
    assert only(imported).terms[EN] == (Term("table of contents", PREFERRED, "noun"), Term("contents list", ADMITTED))
    assert imported.remarks == ("variants read as Indonesian or English: en-US (1), en-GB (1), id-id (1)",)


def test_tbx_min() -> None:
    found = only(from_file("utx-min.tbx"))
    assert found.terms[EN] == (Term("speaker", FORBIDDEN), Term("spokesperson", PREFERRED))
    assert (found.id, found.domain) == ("C002", "pers")


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("preferredTerm-admn-sts", PREFERRED),
        ("admittedTerm-admn-sts", ADMITTED),
        ("deprecatedTerm-admn-sts", FORBIDDEN),
        ("supersededTerm-admn-sts", FORBIDDEN),
        ("preferred", PREFERRED),
        ("admitted", ADMITTED),
        ("notRecommended", FORBIDDEN),
        ("deprecatedTerm", FORBIDDEN),
        ("obsolete", FORBIDDEN),
        ("Forbidden", FORBIDDEN),
    ],
)
def test_every_spelling_of_a_status(written: str, status: TermStatus) -> None:
    tig = f'<tig><term>emissary</term><termNote type="administrativeStatus">{written}</termNote></tig>'
    imported = read(entry().replace("</tig></langSet>", f"</tig>{tig}</langSet>", 1))
    assert next(term.status for term in only(imported).terms[EN] if term.text == "emissary") is status
    assert imported.remarks == ()


def test_without_any_status_the_first_term_is_preferred() -> None:
    found = only(read(entry().replace("</langSet>", "<tig><term>emissary</term></tig></langSet>", 1)))
    assert found.terms[EN] == (Term("envoy", PREFERRED), Term("emissary", ADMITTED))


@pytest.mark.parametrize(
    "root",
    [
        "<tbx>",
        "<martif>",
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2">',
        '<tbx xmlns="urn:iso:std:iso:30042:ed:3.0">',
        '<martif xmlns="iso.org/ns/tbx/2016">',
    ],
)
def test_any_namespace_or_none(root: str) -> None:
    assert only(read(entry(), root)).preferred(EN) == Term("envoy", PREFERRED)


def test_entries_without_an_id_are_known_by_their_indonesian_term_and_repeated_ids_are_numbered() -> None:
    imported = read(entry() + entry() + entry(attributes='id="c1"') + entry(attributes='id="c1"'))
    assert [found.id for found in imported.concepts] == ["utusan", "utusan (2)", "c1", "c1 (2)"]
    assert imported.remarks == ("1 entry had an id that an earlier one has; a number was added to it",)


def test_a_definition_of_the_whole_entry_is_in_the_language_of_the_file() -> None:
    definition = '<descrip type="definition">orang yang diutus</descrip>'
    assert only(read(entry(extra=definition), '<martif xml:lang="id">')).definitions == {ID: "orang yang diutus"}
    german = read(entry(extra=definition), '<martif xml:lang="de">')
    assert only(german).definitions == {}
    assert german.remarks == ("not kept: definition in another language (1)",)


def test_line_breaks_that_wrap_a_text_are_blanks_and_others_stay() -> None:
    assert only(read(entry(extra="<note>one\n\t\ttwo\nthree\n  </note>"))).note == "one two\nthree"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (entry("<note>a&foo;b</note>"), "an undefined entity in <note>; write the letter itself"),
        (entry("&foo;"), "an undefined entity &foo;; write the letter itself"),
        (entry("<note>a\x85b</note>"), "a control character (U+0085) in 'a\\x85b'; delete it"),
    ],
)
def test_what_would_be_read_wrongly_is_skipped(broken: str, reason: str) -> None:
    body = f"<martif><text><body>{broken}{entry()}</body></text></martif>"
    imported = TBX.read(f'<!DOCTYPE martif SYSTEM "x.dtd">{body}'.encode(), "x.tbx")
    assert len(imported.concepts) == 1
    assert imported.skipped == (Skipped("line 1", reason),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not well-formed XML"),
        (b"id,en\nutusan,envoy\n", "is not well-formed XML"),
        (b"<tbx><text><body><conceptEntry>", "is not well-formed XML"),
        (b"<tmx><body/></tmx>", "is XML but not TBX: it begins with <tmx>, TBX with <tbx> or <martif>."),
        (b'<!DOCTYPE tbx [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>', "declares XML entities"),
        (b'<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>', "declares XML entities"),
    ],
)
def test_what_is_no_tbx_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError) as error:
        TBX.read(data, "x.tbx")
    assert str(error.value).startswith("x.tbx ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@given(st.text(st.sampled_from("<>/ =\"'&;!-[]tbxermcop"), max_size=40))
def test_any_damage_to_a_body_is_read_or_refused(damage: str) -> None:
    with contextlib.suppress(UnreadableInputError):
        imported = read(entry() + damage + entry())
        assert len(imported.concepts) + len(imported.skipped) >= 1


@pytest.mark.parametrize("needed", ["no", "No"])
def test_a_name_that_needs_no_translation_is_kept(needed: str) -> None:
    extra = f'<descrip type="Translation needed">{needed}</descrip>'
    found = only(read(f'<termEntry>{extra}<langSet xml:lang="id"><tig><term>Polri</term></tig></langSet></termEntry>'))
    assert found.keep_as_is
    assert found.terms[EN] == found.terms[ID] == (Term("Polri", PREFERRED),)


def test_an_empty_term_base_holds_nothing() -> None:
    assert read("") == Imported(())
