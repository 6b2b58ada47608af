"""Concepts as a glossary file may hold them: texts without blanks at their ends, a preferred term in each language."""

from __future__ import annotations

from hypothesis import strategies as st

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.parts_of_speech import PARTS_OF_SPEECH

# Letters that formats trip over, among any others.
_CHARACTERS = st.one_of(
    st.sampled_from("ab |!{}\\'\"=+-@#<&>;,\n\r\t[]é\u0301\u064a\u05d0😀\u200d\u00a0\u2028_x"),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
)
_MARKS = ("[padanan id] x", "[padanan note] [padanan keep as is]", "[padanan note]", "'=1+1", "a\n  b", "_x0041_", "")


def texts(max_size: int = 20) -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(_MARKS), st.text(_CHARACTERS, max_size=max_size)).map(str.strip)


def terms() -> st.SearchStrategy[tuple[Term, ...]]:
    one = st.tuples(
        st.text(_CHARACTERS, min_size=1, max_size=15).map(lambda text: " ".join(text.split())).filter(bool),
        st.booleans(),
        st.sampled_from(("", *PARTS_OF_SPEECH, "other", "kata sandang")),
        st.booleans(),
    )
    several = st.lists(one, min_size=1, max_size=4, unique_by=lambda each: each[0])
    return several.filter(lambda found: any(is_allowed for _, is_allowed, _, _ in found)).map(_with_statuses)


def _with_statuses(found: list[tuple[str, bool, str, bool]]) -> tuple[Term, ...]:
    first = next(each for each in found if each[1])
    return tuple(
        Term(
            text,
            (TermStatus.PREFERRED if each is first else TermStatus.ADMITTED) if is_allowed else TermStatus.FORBIDDEN,
            part_of_speech,
            is_case_sensitive,
        )
        for each in found
        for text, is_allowed, part_of_speech, is_case_sensitive in [each]
    )


def both(values: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    return st.fixed_dictionaries(dict.fromkeys(Language, values))


def concepts() -> st.SearchStrategy[list[Concept]]:
    one = st.builds(
        Concept,
        id=texts().filter(bool),
        terms=both(terms()),
        domain=texts(),
        definitions=both(texts()),
        examples=both(texts()),
        note=texts(),
        source=texts(),
        keep_as_is=st.booleans(),
    )
    return st.lists(one, min_size=1, max_size=3, unique_by=lambda concept: concept.id)
