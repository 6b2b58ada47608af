"""What harvesting gives and what it may be told."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.bitext import SentencePair


@dataclass(frozen=True)
class HarvestOptions:
    """What to look for."""

    minimum_frequency: int = 3
    """How often a term must occur, and in how many sentence pairs both must stand, at least 2."""
    longest_words: int = 5
    """The words of the longest term, function words included."""
    minimum_dice: float = 0.3
    """How exclusive two partners must be, from 0 to 1."""
    most_phrases: int = 30_000
    """How many phrases of each language to look at, the best first; bounds memory and time."""
    context_count: int = 2
    """How many sentence pairs to show for each candidate."""
    with_known: bool = False
    """Whether to propose pairs that the glossary has."""
    with_identical: bool = False
    """Whether to propose words that are the same in both languages, most of which are names."""


@dataclass(frozen=True)
class Candidate:
    """A pair of terms that a person may take into a glossary."""

    indonesian: str
    english: str
    indonesian_frequency: int
    """In how many sentence pairs it stands, in any of its forms."""
    english_frequency: int
    joint_frequency: int
    """In how many both stand."""
    score: float
    """For the order only: log-likelihood times Dice times a weight that grows with the length of the terms."""
    log_likelihood: float
    """Dunning's ratio; above 10.83, p < 0.001."""
    dice: float
    """What the two share of all their sentence pairs, from 0 to 1."""
    contexts: tuple[SentencePair, ...]
    """Sentence pairs that hold both, the handiest first."""
    remark: str = ""
    """What the glossary has instead, if it knows one side."""
