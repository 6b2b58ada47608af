"""A person's own rules about where sentences end, laid over the built-in ones.

The file has the form of the built-in `data/` files: sections of words, one a line. `[title]`, `[closing]` and the
others add words to the section of that name; `!kata` takes one out. Two sections more hold patterns (regular
expressions) for a place between two words, before and after it: `[join]` keeps together what the rules would part,
`[break]` parts what they, or `[join]`, would keep together. A section may be for one
language: `[id: title]`.

    [title]
    Kpts
    [id: closing]
    !Tbk
    [break]
    ; | [A-Z]
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from corpora.errors import UnreadableInputError
from corpora.languages import Language, find_language
from corpora.sentences.lexicon import Kind, Lexicon

_SECTION = re.compile(r"\[(?:(?P<language>[^\]:]+):)?(?P<name>[^\]]+)\]")
_KINDS = tuple(kind.value for kind in Kind)
_WORD_SETS = ("opening", "continuation", "label", "unit", "reporting", "unfinished", "small")
_PATTERNS = ("join", "break")
_SECTIONS = (*_KINDS, *_WORD_SETS, *_PATTERNS)
_LOOK_BACK = 200
"""Characters before a place in which a pattern is looked for."""


@dataclass(frozen=True)
class Border:
    """A place between two words, told by what stands before and after it."""

    before: re.Pattern[str]
    """Matches at the end of what stands before the white space."""
    after: re.Pattern[str]

    def places(self, text: str) -> Iterator[re.Match[str]]:
        """The white space of every such place."""
        for space in re.finditer(r"\s+", text):
            if self.is_at(text, space.start(), space.end()):
                yield space

    def is_at(self, text: str, end: int, next_start: int) -> bool:
        """Whether it is where one word ends at `end` and the next begins at `next_start`."""
        before = max(0, end - _LOOK_BACK)
        return self.after.match(text, next_start) is not None and self.before.search(text, before, end) is not None


@dataclass(frozen=True)
class LanguageRules:
    """A person's rules for one language."""

    added: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By section."""
    taken_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    joins: tuple[Border, ...] = ()
    breaks: tuple[Border, ...] = ()

    def laid_over(self, lexicon: Lexicon) -> Lexicon:
        """The words of `lexicon` with the person's own."""
        gone = {word for kind in _KINDS for word in self.taken_out.get(kind, ())}
        kinds = {word: kind for word, kind in lexicon.kinds.items() if word not in gone}
        kinds |= {word: Kind(kind) for kind in _KINDS for word in self.added.get(kind, ())}
        return replace(lexicon, kinds=kinds, **{name: self._words(lexicon, name) for name in _WORD_SETS})

    def _words(self, lexicon: Lexicon, name: str) -> frozenset[str]:
        words: frozenset[str] = getattr(lexicon, name)
        return (words - self.taken_out.get(name, frozenset())) | self.added.get(name, frozenset())


NO_RULES: Mapping[Language, LanguageRules] = MappingProxyType({})
"""The built-in rules alone."""


def parse_rules(text: str, name: str) -> dict[Language, LanguageRules]:
    """The rules of a file that people call `name`. Raises UnreadableInputError with the line of what is wrong."""
    added: dict[Language, dict[str, set[str]]] = {language: defaultdict(set) for language in Language}
    taken_out: dict[Language, dict[str, set[str]]] = {language: defaultdict(set) for language in Language}
    borders: dict[Language, dict[str, list[Border]]] = {language: defaultdict(list) for language in Language}
    for place, languages, section, entry in _entries(text, name):
        for language in languages:
            if section in _PATTERNS:
                borders[language][section].append(_border(entry, place))
            elif entry.startswith("!"):
                taken_out[language][section].add(_word(entry[1:]))
            else:
                added[language][section].add(_word(entry))
    return {
        language: LanguageRules(
            {section: frozenset(words) for section, words in added[language].items()},
            {section: frozenset(words) for section, words in taken_out[language].items()},
            tuple(borders[language]["join"]),
            tuple(borders[language]["break"]),
        )
        for language in Language
    }


def _entries(text: str, name: str) -> Iterator[tuple[str, tuple[Language, ...], str, str]]:
    """(place, languages, section, entry) of every entry."""
    section = ""
    languages: tuple[Language, ...] = tuple(Language)
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{name}, line {number}"
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if heading := _SECTION.fullmatch(entry):
            languages, section = _heading(heading, place)
        elif not section:
            raise UnreadableInputError(f"{place}: no section yet. Begin with one, for example [title] or [join].")
        else:
            yield place, languages, section, entry


def _heading(heading: re.Match[str], place: str) -> tuple[tuple[Language, ...], str]:
    section = heading["name"].strip().lower()
    if section not in _SECTIONS:
        near = difflib.get_close_matches(section, _SECTIONS, 1)
        hint = f"Did you mean [{near[0]}]?" if near else f"Write one of {', '.join(_SECTIONS)}."
        raise UnreadableInputError(f"{place}: there is no section [{section}]. {hint}")
    if heading["language"] is None:
        return tuple(Language), section
    language = find_language(heading["language"])
    if language is None:
        raise UnreadableInputError(f"{place}: Padanan knows no language {heading['language']}. Write id or en.")
    return (language,), section


def _word(entry: str) -> str:
    """As the built-in files have it: without its last full stop."""
    return entry.strip().removesuffix(".")


def _border(entry: str, place: str) -> Border:
    before, bar, after = entry.partition(" | ")
    if not bar:
        raise UnreadableInputError(
            f"{place}: a pattern needs “ | ” between what stands before and after the place, for example: ; | [A-Z]"
        )
    try:
        return Border(re.compile(rf"(?:{before.strip()})\Z"), re.compile(after.strip()))
    except re.error as error:
        raise UnreadableInputError(f"{place}: this is no regular expression: {error}. Correct it.") from error
