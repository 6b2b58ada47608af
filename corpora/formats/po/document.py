"""A PO file as a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import DecodedText, decode
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.po.entries import Entry, read_entries
from corpora.formats.po.header import completed, header_fields, plural_count
from corpora.formats.po.writing import forms_lines
from corpora.formats.splicing import Edit, encode_like, encoding_remarks, splice
from corpora.formats.variables import mark_variables, syntaxes_of_flags
from corpora.languages import Language, find_language
from corpora.markup import render
from corpora.segment import Status, Translation
from corpora.span import Span

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_PLURAL_COUNTS = {Language.INDONESIAN: 1, Language.ENGLISH: 2}
_HEADER_WITHIN = 10_000


@dataclass(frozen=True)
class _Form:
    """One plural form of a message, or a message without a plural."""

    entry: Entry
    number: int


@dataclass(frozen=True)
class PoDocument:
    """The messages of a PO file, one unit for each form of its translation."""

    content: DecodedText
    header: Entry | None
    forms: Sequence[_Form]
    units: Sequence[Unit]
    source: Language | None
    target: Language | None
    plural_count: int | None
    """How many forms the header says there are."""
    remarks: Sequence[str]

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with these translations, fuzzy unless they are confirmed."""
        if not translations:
            return encode_like(self.content, self.content.text)
        text = splice(self.content.text, self._edits(translations, target, charset=None))
        try:
            return self.content.mark + text.encode(self.content.codec)
        except UnicodeEncodeError:
            text = splice(self.content.text, self._edits(translations, target, charset="UTF-8"))
            return text.encode("utf-8", errors="replace")

    def _edits(
        self, translations: Mapping[int, Translation], target: Language, *, charset: str | None
    ) -> Iterator[Edit]:
        by_entry: dict[int, dict[int, Translation]] = defaultdict(dict)
        entries: dict[int, Entry] = {}
        for index, translation in translations.items():
            form = self.forms[index]
            entries[id(form.entry)] = form.entry
            text = render(translation.text, self.units[index].source.tags, str)
            by_entry[id(form.entry)][form.number] = Translation(text, translation.status)
        for key, given in by_entry.items():
            yield from self._entry_edits(entries[key], given, target)
        if self.header is not None:
            yield from self._header_edits(self.header, target, charset)

    def _entry_edits(self, entry: Entry, given: Mapping[int, Translation], target: Language) -> Iterator[Edit]:
        has_plural = "msgid_plural" in entry.strings
        forms = {**entry.forms, **{number: translation.text for number, translation in given.items()}}
        if has_plural and (self.plural_count or _PLURAL_COUNTS[target]) == 1:
            # A template has a place for two forms; Indonesian has one, and what is said of many fits any number.
            forms = {0: forms[max(given)]}
        forms = {number: _like_source_ends(entry, text) for number, text in forms.items()}
        yield Edit(entry.targets, self._lines(forms, has_plural=has_plural))
        is_draft = any(translation.status is not Status.CONFIRMED for translation in given.values())
        if is_draft != entry.is_fuzzy:
            yield self._flag_edit(entry, is_fuzzy=is_draft)

    def _header_edits(self, header: Entry, target: Language, charset: str | None) -> Iterator[Edit]:
        before = header.forms.get(0, "")
        if charset is None and "charset=CHARSET" in before:
            charset = "UTF-8"
        after = completed(before, target, charset=charset)
        if after != before:
            yield Edit(header.targets, self._lines({0: after}, has_plural=False))
        if header.is_fuzzy:
            # msgfmt passes over a fuzzy header, and with it over the encoding.
            yield self._flag_edit(header, is_fuzzy=False)

    def _flag_edit(self, entry: Entry, *, is_fuzzy: bool) -> Edit:
        flags = [*(["fuzzy"] if is_fuzzy else []), *(flag for flag in entry.flags if flag != "fuzzy")]
        line = f"#, {', '.join(flags)}" if flags else ""
        if entry.flag_line is None:
            return Edit(Span(entry.start, entry.start), f"{line}{self._newline}")
        if flags:
            return Edit(entry.flag_line, line)
        end = entry.flag_line.end
        return Edit(Span(entry.flag_line.start, end + len(self._newline)), "")

    def _lines(self, forms: Mapping[int, str], *, has_plural: bool) -> str:
        return forms_lines(forms, has_plural=has_plural, newline=self._newline, is_wrapped=self._is_wrapped)

    @cached_property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.content.text else "\n"

    @cached_property
    def _is_wrapped(self) -> bool:
        """Whether long strings are cut into lines, as gettext's own tools do unless they are told not to."""
        return not re.search(r'^(?:msgid|msgstr) "[^\n]{90}', self.content.text, re.MULTILINE)


def read(data: bytes, name: str, options: ReadOptions) -> PoDocument:
    """Take a PO or POT file apart into its messages. Raises UnreadableInputError, UsageError."""
    content = _decode(data, name)
    entries = read_entries(content.text, name)
    if not entries and content.text.strip():
        raise UnreadableInputError(f"{name} holds no message (msgid and msgstr). Check that it is the file you mean.")
    header = next((entry for entry in entries if entry.is_header), None)
    fields = header_fields(header.forms.get(0, "")) if header else {}
    target = _target(fields.get("Language", ""), name)
    declared = plural_count(fields.get("Plural-Forms", ""))
    expected = target or (options.source.other if options.source else None)
    count = declared or (_PLURAL_COUNTS[expected] if expected else None)
    forms = [form for entry in entries if not entry.is_header for form in _forms(entry, count)]
    return PoDocument(
        content,
        header,
        forms,
        [_unit(form, count) for form in forms],
        target.other if target else None,
        target,
        declared,
        [*encoding_remarks(content), *_duplicates(entries)],
    )


def _decode(data: bytes, name: str) -> DecodedText:
    """Decode by the header's charset, if it names one that fits."""
    declared = _CHARSET.search(data[:_HEADER_WITHIN])
    codec = declared[1].decode("ascii").lower() if declared else "charset"
    if codec in ("us-ascii", "ascii") and data.isascii():
        return DecodedText(data.decode("ascii"), "UTF-8", "ascii")
    if codec in ("charset", "utf-8", "utf8", "us-ascii", "ascii") or data.startswith(b"\xef\xbb\xbf"):
        return decode(data, name)
    try:
        text = data.decode(codec)
    except LookupError as error:
        raise UnreadableInputError(
            f"{name} says that its charset is {codec}, which is not known. Save it as UTF-8."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableInputError(
            f"{name} says that its charset is {codec}, but is damaged at byte {error.start}. Save it as UTF-8."
        ) from error
    return DecodedText(text, codec.upper(), codec)


def _target(tag: str, name: str) -> Language | None:
    if not tag:
        return None
    language = find_language(tag)
    if language is None:
        raise UsageError(
            f"{name} says that it translates into {tag}; Padanan knows id and en. Mend its Language field if that is "
            f"wrong."
        )
    return language


def _forms(entry: Entry, count: int | None) -> list[_Form]:
    if "msgid_plural" not in entry.strings:
        return [_Form(entry, 0)]
    return [_Form(entry, number) for number in range(count or max(2, len(entry.forms)))]


def _unit(form: _Form, count: int | None) -> Unit:
    entry = form.entry
    is_singular = "msgid_plural" not in entry.strings or (form.number == 0 and count != 1)
    source = entry.strings["msgid" if is_singular else "msgid_plural"]
    target = entry.forms.get(form.number) or None
    status = Status.DRAFT if entry.is_fuzzy else Status.CONFIRMED
    return Unit(
        mark_variables(source, syntaxes_of_flags(entry.flags)),
        line=entry.line,
        key=entry.strings.get("msgctxt", ""),
        note="\n".join(entry.notes),
        target=target,
        status=status if target else Status.UNTRANSLATED,
        is_one_segment=True,
    )


def _like_source_ends(entry: Entry, target: str) -> str:
    """The target with a line end at its ends where the source has one, which msgfmt insists on."""
    source = entry.strings["msgid"]
    if not target:
        return target
    start = "\n" if source.startswith("\n") else ""
    end = "\n" if source.endswith("\n") else ""
    return f"{start}{target.strip(chr(10))}{end}"


def _duplicates(entries: Sequence[Entry]) -> Iterator[str]:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        key = (entry.strings.get("msgctxt"), entry.strings["msgid"])
        if key in seen:
            yield f"line {entry.line}: the message of line {seen[key]} once more; msgfmt will refuse the file."
        else:
            seen[key] = entry.line
