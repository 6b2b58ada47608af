from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from glossary.checks import Severity
from glossary.entry import TermStatus
from glossary.glossary import parse_glossary
from translate.review.concept_search import ConceptFilter, ConceptIndex, ConceptRow

OWN = parse_glossary(
    "concept,id,en,domain,definition_en,note\n"
    "special,utusan khusus,special envoy,,,\n"
    "envoy,utusan,envoy|!messenger,diplomacy,A person who is sent,\n"
    "salon,salon,séance,,,about an envoy\n"
    "court,mahkamah,court,law,,\n",
    "own",
).concepts
BUILT_IN = parse_glossary("id,en\nduta,envoys\n", "built in").concepts
INDEX = ConceptIndex(
    [
        *(ConceptRow(0, concept, Severity.ERROR if concept.id == "court" else None) for concept in OWN),
        *(ConceptRow(1, concept) for concept in BUILT_IN),
    ]
)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ConceptFilter(), ["special", "envoy", "salon", "court", "duta"]),
        # The term itself, then what begins with it, then a word in a term, then what only speaks of it.
        (ConceptFilter("envoy"), ["envoy", "duta", "special", "salon"]),
        (ConceptFilter("UTUSAN"), ["envoy", "special"]),
        (ConceptFilter("seance"), ["salon"]),
        (ConceptFilter("envoy khus"), ["special"]),
        (ConceptFilter("sent"), ["envoy"]),
        (ConceptFilter("utusan", language=Language.ENGLISH), []),
        (ConceptFilter("envoy", language=Language.ENGLISH), ["envoy", "duta", "special"]),
        (ConceptFilter(status=TermStatus.FORBIDDEN), ["envoy"]),
        (ConceptFilter(status=TermStatus.FORBIDDEN, language=Language.INDONESIAN), []),
        (ConceptFilter(domain="law"), ["court"]),
        (ConceptFilter(layer=1), ["duta"]),
        (ConceptFilter(with_findings=True), ["court"]),
    ],
)
def test_the_likeliest_concepts_come_first(wanted: ConceptFilter, ids: list[str]) -> None:
    found = INDEX.search(wanted)
    assert [row.concept.id for row in found.rows] == ids
    assert found.total == 5


def test_terms_that_are_spelled_alike_are_shown_when_nothing_has_the_words() -> None:
    found = INDEX.search(ConceptFilter("utussan"))
    assert found.are_alike
    assert found.rows[0].concept.id == "envoy"
    assert INDEX.search(ConceptFilter("xyzzy")).rows == ()


@given(st.text(max_size=12))
def test_anything_can_be_looked_for(text: str) -> None:
    found = INDEX.search(ConceptFilter(text))
    assert len(set(found.rows)) == len(found.rows) <= found.total
