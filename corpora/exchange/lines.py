"""Moses pairs: two files, `name.id` and `name.en`, whose lines answer each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpora.bitext import sister_paths
from corpora.errors import UnreadableInputError
from corpora.exchange.decoding import DAMAGED_BYTE, DecodedPieces
from corpora.exchange.record import DAMAGED, EMPTY, Item, ReadOptions, Skipped, without
from corpora.exchange.tags import numbered
from corpora.files import opened
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

_LINE_END = re.compile(r"\r\n|\r|\n")


def read(path: Path, options: ReadOptions) -> Iterator[Item]:
    """The lines of a file and of its sister. Raises UnreadableInputError if they have not the same number of lines."""
    paths = sister_paths(path)
    if paths is None:
        raise UnreadableInputError(
            f"{path} is not one of two files by its name. Moses pairs are name.id with name.en beside it."
        )
    _check_lengths(paths)
    source = options.source or next(language for language, known in paths.items() if known == path)
    pair = (source, source.other)
    both = zip(_lines(paths[source]), _lines(paths[source.other]), strict=True)
    for number, (text, translation) in enumerate(both, 1):
        if reason := _complaint(text, translation, source):
            yield Skipped(number, reason)
        else:
            yield MemoryUnit(
                *numbered(text.strip(), translation.strip()),
                pair,
                document=paths[source].name,
                author=options.author,
                origin=options.origin,
            )


def _check_lengths(paths: Mapping[Language, Path]) -> None:
    counts = [sum(1 for _ in _lines(path)) for path in paths.values()]
    if counts[0] != counts[1]:
        names = " and ".join(str(path) for path in paths.values())
        raise UnreadableInputError(
            f"{names} have {counts[0]} and {counts[1]} lines, so that their lines cannot answer each other. "
            f"Mend the one that lost some."
        )


def _lines(path: Path) -> Iterator[str]:
    with opened(path) as file:
        rest = ""
        for piece in DecodedPieces(file):
            # A line end may be cut in two.
            text = rest + piece
            held = "\r" if text.endswith("\r") else ""
            *lines, rest = _LINE_END.split(text.removesuffix(held))
            rest += held
            yield from lines
        *lines, rest = _LINE_END.split(rest)
        yield from lines
        if rest:
            yield rest


def _complaint(source: str, target: str, language: Language) -> str | None:
    if DAMAGED_BYTE.search(source) or DAMAGED_BYTE.search(target):
        return DAMAGED
    lacking = [one for one, text in ((language, source), (language.other, target)) if not text.strip()]
    if len(lacking) == 2:
        return EMPTY
    return without(lacking[0]) if lacking else None
