"""What differences cost: all the numbers by which matches are judged, each with its reason."""

from __future__ import annotations

from corpora.languages import Language
from corpora.memory.data import word_list

WORD = 1.0
"""Costs are counted in words."""

CLITIC = 0.15
"""bukunya for buku. The translation hardly changes, and the difference is seen at a glance."""

SIMILAR = 0.5
"""mengirimkan for mengirim, reports for report: the word is known, its form must be looked at."""

SIMILAR_FROM = 0.7
"""From this share of the letters in common, two words are taken for forms of one."""

NEGATION = 2.0
"""A lost not is the dearest mistake that a match can lead to."""

NEGATION_CAP_PERCENT = 84
"""A match that says the contrary must not stand among those that agencies pay little for."""

NEAR_EXACT_PERCENT = (95, 99)
"""The band of texts whose words are the same, and 94 is the most for others: memoQ's band."""

NUMBER_POINTS = 2
"""For each number that differs. One to be typed, and one to be forgotten."""

ADAPTED_POINTS = 1
"""For numbers that were filled in: there is nothing to do but to look."""

TAG_POINTS = 2
"""For other tags; 1 if they are the same tags in another place."""

CASE_POINTS = 1
"""For capitals: never more than a keystroke or two."""

MARK_POINTS = 1
"""For each punctuation mark that differs, up to 2."""

BLANK_POINTS = 1
"""For blanks alone."""

REVERSED_PENALTY_PERCENT = 5
"""For a unit that was translated the other way round: its source may be no text that anybody would write."""

NEGATIONS = {language: word_list(f"negations.{language.value}.txt") for language in Language}
"""Words that turn a sentence into its contrary, without clitics; cannot and don't are read as can not and do not."""

OPPOSITE_PREFIXES = {
    Language.INDONESIAN: ("non", "tak", "anti"),
    Language.ENGLISH: ("un", "in", "im", "ir", "il", "dis", "non", "anti"),
}
"""aktif and nonaktif, able and unable: a difference of these alone is a negation."""

PARTICLES = frozenset(("pun", "lah", "kah", "nya"))
"""Clitics that are written apart; a word more or less that costs what a clitic does."""
