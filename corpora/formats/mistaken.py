"""Files that are something else than their suffix says."""

from __future__ import annotations

from corpora.errors import UnreadableInputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (b"{\\rtf", "an RTF file"),
    (b"%pdf-", "a PDF file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"<", "an XML file or a web page"),
)


def refuse_other_kinds(data: bytes, name: str, suffix: str) -> None:
    """Raise UnreadableInputError if `data` should be a ZIP file, but is another kind of file that people have."""
    if not data:
        raise UnreadableInputError(f"{name} is empty. Save or copy it again.")
    if data.startswith(_OLE):
        raise UnreadableInputError(
            f"{name} has a password, or is of the old kind (.doc). Open it in a word processor, take the password off "
            f"and save it as {suffix}."
        )
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    kind = next((kind for mark, kind in _KINDS if start.startswith(mark)), None)
    if kind:
        raise UnreadableInputError(
            f"{name} is {kind}, whatever its name says. Open it in a word processor and save it as {suffix}."
        )
    if b"PK\x05\x06" not in data and not data.startswith(b"PK\x03\x04"):
        raise UnreadableInputError(
            f"{name} is no {suffix} file: it is not a ZIP file. Check that it is the file you mean."
        )
