"""How far a review is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpora.job import JobSegment, SegmentState, Version
from translate.review.counting import Progress, ProgressCount


def segment(source: str, state: SegmentState, seconds: float = 0.0, beneath: SegmentState | None = None) -> JobSegment:
    return JobSegment(1, 1, 1, source, "", Version(state, "x", beneath=beneath), seconds)


def test_words_are_counted_without_tags_and_confirmed_ones_by_what_is_beneath_a_lock() -> None:
    progress = ProgressCount(
        [
            segment("Satu <1>dua</1> tiga.", SegmentState.CONFIRMED, 36.0),
            segment("Empat <2/> lima.", SegmentState.LOCKED, beneath=SegmentState.CONFIRMED),
            segment("Enam.", SegmentState.LOCKED, beneath=SegmentState.DRAFT),
            segment("Tujuh.", SegmentState.REJECTED),
        ]
    ).progress
    assert progress == Progress(
        segments=4, confirmed_segments=2, words=7, confirmed_words=5, seconds=36.0, timed_words=3
    )


def test_speed_is_of_the_words_on_which_somebody_spent_time() -> None:
    progress = ProgressCount(
        [segment("Satu dua.", SegmentState.CONFIRMED, 30.0), segment("Tiga.", SegmentState.CONFIRMED)]
    ).progress
    assert progress.words_an_hour == 240.0
    assert Progress().words_an_hour is None


_SEGMENTS = st.builds(
    segment,
    st.sampled_from(["", "Satu.", "Satu dua.", "<1>Tiga</1> empat lima."]),
    st.sampled_from([state for state in SegmentState if state is not SegmentState.LOCKED]),
    st.sampled_from([0.0, 1.0, 60.0]),
)


@given(st.lists(_SEGMENTS, min_size=1), st.lists(st.tuples(st.integers(0, 9), _SEGMENTS)))
def test_what_was_changed_is_what_would_be_counted_anew(
    segments: list[JobSegment], changes: list[tuple[int, JobSegment]]
) -> None:
    count = ProgressCount(segments)
    for place, after in changes:
        place %= len(segments)
        count.change(segments[place], after)
        segments[place] = after
    assert count.progress == ProgressCount(segments).progress
