"""Units of a memory, made at random."""

from __future__ import annotations

from datetime import datetime, timezone

from hypothesis import strategies as st

from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

ID, EN = Language.INDONESIAN, Language.ENGLISH
PAIRS = ((ID, EN), (EN, ID))

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
_PIECES = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=8),
    st.sampled_from(
        ("<1>", "</1>", "<2/>", "<2>", "</2>", "<07/>", "<3>", "&", "<", ">", "]]>", '"', "\t", "\n", "\r", " ", "&lt;")
    ),
)


def texts(*, least: int = 0, pieces: st.SearchStrategy[str] = _PIECES) -> st.SearchStrategy[str]:
    """Texts with tags whole and halved, and with all that markup stumbles over."""
    return st.lists(pieces, min_size=least, max_size=6).map("".join)


def filled(text: str) -> bool:
    """Whether a text is more than blanks."""
    return bool(text.strip())


moments = st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=timezone.utc)
)


def units(text: st.SearchStrategy[str], fact: st.SearchStrategy[str]) -> st.SearchStrategy[MemoryUnit]:
    """Units with such texts, and such facts about them."""
    return st.builds(
        MemoryUnit,
        text.filter(filled),
        text.filter(filled),
        st.sampled_from(PAIRS),
        before=text,
        after=text,
        document=fact,
        author=fact,
        id=st.none(),
        created=st.none() | moments,
        changed=st.none() | moments,
        origin=fact,
        uses=st.integers(0, 10**6),
        note=fact,
    )
