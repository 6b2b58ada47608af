"""Telling what people read from what only programs do, among the strings of an application."""

from __future__ import annotations

import re

from corpora.formats.variables import DEFAULT, Syntax, mark_variables
from corpora.markup import MarkedText

# Half of a surrogate pair, or NUL: damaged, or no text at all. No engine can be asked for it.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_FOR_PROGRAMS = re.compile(
    r"""
      (?:[a-z][a-z0-9+.-]*://|mailto:|tel:|data:|www\.)\S+        # https://contoh.id/a, data:image/png;base64,…
    | [^\s@]+@[^\s@]+\.\w+                                        # redaksi@contoh.id
    | \#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})        # #fff
    | (?:rgb|hsl)a?\([^()]*\)
    | \d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?                        # 2024-08-17T10:00:00Z
    | (?=.*(?:dd|DD|MM|yy|YY|HH|hh|mm))(?:([dDMEyYHhmsaAZz])\1{0,4}(?:[\s.,/:-]+|\Z))+  # dd MMMM yyyy, HH:mm
    | (?:~|\.{0,2})/\S+ | [A-Za-z]:[\\/]\S+ | \\\\\S+             # ./gambar/Logo.png, C:\data, \\server\data
    | (?:\S+/)?[\w.@-]+\.
      (?i:png|jpe?g|gif|svg|webp|ico|pdf|html?|css|m?js|tsx?|json|ya?ml|xml|md|txt|csv|mp[34]|zip)
    | [A-Za-z0-9]+(?:_[A-Za-z0-9]+)+                              # main_title, MAX_SIZE, en_US
    | [a-z]{2,}(?:[A-Z][a-z0-9]+)+                                # saveChanges
    | :\w+:?                                                      # :day of Rails, :smile:
    | [a-z]{2,3}-[A-Z]{2}                                         # id-ID
    | (?![a-z]+/[a-z]+\Z)[a-z0-9_-]+(?:[./:]+[a-z0-9_-]+)+/?      # app.main_title; but ya/tidak and km/jam are words
    | (?:application|audio|font|image|multipart|text|video)/\S+   # text/plain
    | (?:api|assets|css|img|js|src)/\S+
    | (?!ke-\d|\d+-an\Z)(?=[a-z-]*\d)[a-z0-9]+(?:-[a-z0-9]+)+     # col-md-6; but rata-rata, sign-in, ke-2 are words
    | (?=\S*\d)[0-9a-f]{16,}                                      # a hash
    """,
    re.VERBOSE,
)


def marked_human_text(text: str, syntaxes: frozenset[Syntax] = DEFAULT) -> MarkedText | None:
    """A string with its variables marked, or None if it has no words: an address, an identifier, variables alone."""
    stripped = text.strip()
    if not stripped or _UNREADABLE.search(stripped) or _FOR_PROGRAMS.fullmatch(stripped):
        return None
    marked = mark_variables(text, syntaxes)
    words = (piece for piece in marked.pieces() if isinstance(piece, str))
    return marked if any(character.isalpha() for piece in words for character in piece) else None
