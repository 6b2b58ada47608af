from __future__ import annotations

import pytest

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept, Term, TermStatus
from glossary.inflection import forms_of, is_marked_plural, plurals_of
from glossary.matcher import Matcher

EN, ID = Language.ENGLISH, Language.INDONESIAN


def term(text: str, part_of_speech: str) -> Term:
    return Term(text, TermStatus.PREFERRED, part_of_speech)


@pytest.mark.parametrize(
    ("text", "part_of_speech", "forms"),
    [
        ("junior partner", "noun", ("junior partner", "junior partners")),
        ("treaty", "noun", ("treaty", "treaties")),
        ("crisis", "noun", ("crisis", "crises")),
        ("minister of defence", "noun", ("minister of defence", "ministers of defence")),
        ("talks", "noun", ("talks",)),
        ("UN", "noun", ("UN",)),
        ("United Nations", "proper noun", ("United Nations",)),
        ("condemn", "verb", ("condemn", "condemns", "condemned", "condemning")),
        ("withdraw", "verb", ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")),
        ("ratify", "verb", ("ratify", "ratifies", "ratified", "ratifying")),
        ("stop", "verb", ("stop", "stops", "stopped", "stopping")),
        ("lie", "verb", ("lie", "lies", "lied", "lying")),
        ("carry out", "verb", ("carry out", "carries out", "carried out", "carrying out")),
    ],
)
def test_an_english_term_has_the_forms_that_a_sentence_may_want(
    text: str, part_of_speech: str, forms: tuple[str, ...]
) -> None:
    found = forms_of(term(text, part_of_speech), EN)
    assert found[0] == text
    assert set(found) == set(forms)


@pytest.mark.parametrize(
    ("text", "kind"), [("crisis", "noun"), ("ratify", "verb"), ("begin", "verb"), ("envoy", "noun")]
)
def test_every_form_is_found_as_the_term(text: str, kind: str) -> None:
    matcher = Matcher([[Concept("x", {EN: (term(text, kind),)})]], EN)
    assert all(matcher.find(form) for form in forms_of(term(text, kind), EN))


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Para mitra junior datang.", "mitra junior", True),
        ("Mitra-mitra junior datang.", "Mitra-mitra junior", True),
        ("Kedua negara sepakat.", "negara", True),
        ("Tiga “utusan” datang.", "utusan", True),
        ("Mitra junior itu datang.", "Mitra junior", False),
        ("Mata-mata itu datang.", "Mata-mata", False),
        ("Banyak bantuan datang.", "bantuan", False),
        ("Separa utusan.", "utusan", False),
        ("para, utusan", "utusan", False),
    ],
)
def test_an_indonesian_noun_is_several_if_a_word_or_its_doubling_says_so(text: str, noun: str, expected: bool) -> None:
    start = text.index(noun)
    assert is_marked_plural(text, Span(start, start + len(noun)), ID) is expected
    assert not is_marked_plural(text, Span(start, start + len(noun)), EN)


@pytest.mark.parametrize(
    ("text", "part_of_speech", "forms"),
    [
        ("junior partner", "", ("junior partners",)),
        ("minister of defence", "noun", ("ministers of defence",)),
        ("talks", "noun", ()),
        ("condemn", "verb", ()),
        ("United Nations", "proper noun", ()),
        ("UN", "", ()),
    ],
)
def test_only_a_noun_has_a_plural(text: str, part_of_speech: str, forms: tuple[str, ...]) -> None:
    assert plurals_of(term(text, part_of_speech), EN) == forms
    assert plurals_of(term(text, part_of_speech), ID) == ()


@pytest.mark.parametrize(
    ("text", "part_of_speech", "forms"),
    [
        ("utusan", "noun", ("utusan",)),
        ("meratifikasi", "verb", ("meratifikasi", "diratifikasi")),
        ("melantik kabinet", "verb", ("melantik kabinet", "dilantik kabinet")),
        ("menandatangani", "verb", ("menandatangani",)),
        ("mengutuk", "verb", ("mengutuk",)),
        ("berunding", "verb", ("berunding",)),
        ("menteri", "noun", ("menteri",)),
    ],
)
def test_an_indonesian_verb_has_its_passive_if_that_is_sure(
    text: str, part_of_speech: str, forms: tuple[str, ...]
) -> None:
    assert forms_of(term(text, part_of_speech), ID) == forms
