from __future__ import annotations

from corpora.languages import Language
from glossary.glossary import parse_glossary
from translate.evaluate.random_terms import RandomTerms
from translate.pair import LanguagePair

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
SUBJECTS = (("menteri", "minister"), ("presiden", "president"), ("utusan", "envoy"), ("nelayan", "fisherman"))
PLACES = (("pelabuhan", "harbour"), ("pasar", "market"), ("bandara", "airport"))
PAIRS = [(f"{who} di {where}", f"the {whom} at the {place}") for who, whom in SUBJECTS for where, place in PLACES]
SOURCES, REFERENCES = ([pair[side] for pair in PAIRS] for side in (0, 1))


def mined(count: int, known: str = "id,en\nx,y\n") -> RandomTerms:
    return RandomTerms(SOURCES, REFERENCES, ID_EN, lambda _source: count, parse_glossary(known, "g").concepts)


def test_as_many_terms_are_found_as_asked_for_and_the_reference_has_each() -> None:
    finder = mined(1)
    found = [finder.find(source) for source in SOURCES]
    assert all(len(hits) <= 1 for hits in found)
    assert sum(map(len, found)) >= len(SOURCES) / 2
    for hits, reference in zip(found, REFERENCES, strict=True):
        for hit in hits:
            assert hit.concepts[0].allowed(Language.ENGLISH)[0].text in reference


def test_the_same_text_gives_the_same_terms() -> None:
    first, second = mined(1), mined(1)
    assert [first.find(source) for source in SOURCES] == [second.find(source) for source in SOURCES]


def test_what_the_glossary_has_is_not_mined() -> None:
    finder = mined(9, "id,en\nutusan,envoy\n")
    terms = {hit.term.text for source in SOURCES for hit in finder.find(source)}
    assert "menteri" in terms
    assert "utusan" not in terms


def test_in_another_text_nothing_is_found() -> None:
    assert mined(1).find("kalimat lain") == []
