"""The names that people give to parts of speech, and the ones that Padanan uses."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

PARTS_OF_SPEECH = ("noun", "proper noun", "verb", "adjective", "adverb", "phrase")
"""What the matcher tells apart and the help recommends; any other name is kept as it is and matched as a noun."""

_OTHER_NAMES = MappingProxyType(
    {
        "n": "noun",
        "nomina": "noun",
        "kata benda": "noun",
        "propernoun": "proper noun",
        "proper": "proper noun",
        "name": "proper noun",
        "nama": "proper noun",
        "nama diri": "proper noun",
        "v": "verb",
        "verba": "verb",
        "kata kerja": "verb",
        "a": "adjective",
        "adj": "adjective",
        "adjektiva": "adjective",
        "kata sifat": "adjective",
        "adv": "adverb",
        "adverbia": "adverb",
        "kata keterangan": "adverb",
        "frasa": "phrase",
        "frase": "phrase",
    }
)


@lru_cache(maxsize=256)
def part_of_speech_named(name: str) -> str:
    """The usual name for `name` ("n.", "verba", "properNoun"); `name` itself if it is none that is known."""
    written = " ".join(name.split())
    plain = written.lower().rstrip(".")
    return _OTHER_NAMES.get(plain, plain if plain in PARTS_OF_SPEECH else written)
