"""From which language into which, as far as a person did not say."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.errors import UsageError
from corpora.guess import Guess, guess_language
from corpora.languages import Language
from translate.pair import LanguagePair
from translate.words import has_words


@dataclass(frozen=True)
class Direction:
    """A language pair and what a person should know about how it was come by."""

    pair: LanguagePair
    remark: str | None = None


def choose_direction(text: str, name: str, source: Language | None, target: Language | None) -> Direction:
    """The direction for `text`, which people know as `name`. What is None is guessed from the function words.

    Raises UsageError when the guess is doubtful, when both languages are the same, or when the text is in the target
    language already.
    """
    refuse_one_language(source, target)
    guess = guess_language(text)
    if source is not None:
        return Direction(LanguagePair(source, source.other), _looks_translated(guess, name, source))
    if target is not None:
        if guess.is_clear and guess.language is target:
            raise UsageError(
                f"{name} is in {target.label} already ({_evidence(guess)}); nothing was translated. "
                f"If that is wrong, pass --from {target.other.value}."
            )
        return Direction(LanguagePair(target.other, target))
    if not has_words(text):
        return Direction(LanguagePair(Language.INDONESIAN, Language.ENGLISH), f"{name} holds no words to translate.")
    if not guess.is_clear:
        raise UsageError(
            f"{name}: the language cannot be told ({_evidence(guess)}). "
            f"Pass --from id (Indonesian) or --from en (English)."
        )
    pair = LanguagePair(guess.language, guess.language.other)
    return Direction(pair, f"{name}: {pair.source.label} to {pair.target.label} (guessed: {_evidence(guess)}).")


def refuse_one_language(source: Language | None, target: Language | None) -> None:
    """Raises UsageError if a person named the same language twice."""
    if source is not None and source is target:
        raise UsageError(f"--from and --to are both {source.value}. Leave one of them out.")


def _looks_translated(guess: Guess, name: str, source: Language) -> str | None:
    if guess.is_clear and guess.language is not source:
        return (
            f"{name} looks {guess.language.label} ({_evidence(guess)}), yet is translated from {source.label} as asked."
        )
    return None


def _evidence(guess: Guess) -> str:
    return f"{guess.indonesian} Indonesian and {guess.english} English function words"
