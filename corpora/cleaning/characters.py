"""Units with characters that nobody wrote: control characters, and letters decoded by the wrong table (`Ã©`, `â€œ`)."""

from __future__ import annotations

import re

from corpora.memory.unit import MemoryUnit

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_LOST = "\ufffd"
# The second half of the Windows-1252 table, with what it leaves out as Latin-1 has it.
_BYTES = {bytes((code,)).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_FOLLOWING = re.escape("".join(letter for letter, code in _BYTES.items() if code < 0xC0))
# The letters of Latin-1, and punctuation: "é" as "Ã©", a quotation mark as "â€œ".
_MISREAD = re.compile(f"[ÂÃ][{_FOLLOWING}\x80-\x9f]|â[€\x80-\x82‚\x84„][{_FOLLOWING}\x80-\x9f]")


def judge(unit: MemoryUnit) -> str | MemoryUnit | None:
    """Texts that can be put right are; a letter that is lost cannot."""
    if _LOST in unit.source or _LOST in unit.target:
        return "a character is lost (\ufffd)"
    source, target = mended(unit.source), mended(unit.target)
    if (source, target) == (unit.source, unit.target):
        return None
    return unit._replace(source=source, target=target)


def mended(text: str) -> str:
    """The text without control characters, and with misread letters as they were meant."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub("", _MISREAD.sub(_reread, text))


def _reread(misread: re.Match[str]) -> str:
    data = bytes(_BYTES.get(letter, ord(letter) & 0xFF) for letter in misread.group())
    return data.decode("utf-8", "ignore") or misread.group()
