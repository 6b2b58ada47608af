"""A PO file as a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import DecodedText, decode
from corpora.formats.bilingual import check_target
from corpora.formats.declared import codec_name, decode_declared
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.po.entries import Entry, read_entries
from corpora.formats.po.header import completed, header_fields, plural_count
from corpora.formats.po.writing import form_lines, like_source_ends
from corpora.formats.splicing import Edit, encoding_remarks, splice
from corpora.formats.variables import Syntax, mark_variables, syntaxes_of_flags
from corpora.languages import Language, find_language
from corpora.markup import render
from corpora.segment import Status, Translation
from corpora.span import Span

_CHARSET = re.compile(rb"""Content-Type:(?:[^"\r\n]|"[ \t]*[\r\n]+[ \t]*")*?charset=([A-Za-z0-9_.:-]+)""")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LONG_LINE = re.compile(r'^(?:msgid|msgstr) "[^\n]{90}', re.MULTILINE)
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
    headers: Sequence[Entry]
    """The first is the file's; if it has several domains, each has one."""
    forms: Sequence[_Form]
    units: Sequence[Unit]
    source: Language | None
    target: Language | None
    plural_count: int | None
    """How many forms the header says there are."""
    remarks: Sequence[str]

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with these translations, fuzzy unless they are confirmed."""
        text = splice(self.content.text, self._edits(translations, target, charset=None))
        try:
            return self.content.mark + text.encode(self.content.codec)
        except UnicodeEncodeError:
            text = splice(self.content.text, self._edits(translations, target, charset="UTF-8"))
            return text.encode("utf-8", errors="replace")

    def _edits(
        self, translations: Mapping[int, Translation], target: Language, *, charset: str | None
    ) -> Iterator[Edit]:
        by_entry: dict[Entry, dict[int, Translation]] = defaultdict(dict)
        for index, translation in translations.items():
            form = self.forms[index]
            text = render(translation.text, self.units[index].source.tags, str)
            by_entry[form.entry][form.number] = Translation(text, translation.status)
        for entry, given in by_entry.items():
            yield from self._entry_edits(entry, given, target)
        for header in self.headers if translations else ():
            yield from self._header_edits(header, target, charset)

    def _entry_edits(self, entry: Entry, given: Mapping[int, Translation], target: Language) -> Iterator[Edit]:
        texts = {number: like_source_ends(entry.strings["msgid"], one.text) for number, one in given.items()}
        kept = {number: span for number, span in entry.form_spans.items() if number not in texts}
        if entry.has_plural and (self.plural_count or _PLURAL_COUNTS[target]) == 1:
            # A template has a place for two forms; Indonesian has one, and what is said of many fits any number.
            if 0 in kept and entry.forms[0]:
                return
            texts, kept = {0: texts[max(texts)]}, {}
        yield from self._form_edits(entry, texts, kept)
        is_draft = any(one.status is not Status.CONFIRMED for one in given.values())
        is_fuzzy = is_draft or (entry.is_fuzzy and any(entry.forms[number] for number in kept))
        if is_fuzzy != entry.is_fuzzy:
            yield from self._flag_edits(entry, is_fuzzy=is_fuzzy)

    def _form_edits(self, entry: Entry, texts: Mapping[int, str], kept: Mapping[int, Span]) -> Iterator[Edit]:
        """Each form in its place; if there is none for one of them, or one too many, all forms anew."""
        lines = {number: self._lines(text, number if entry.has_plural else None) for number, text in texts.items()}
        if {*texts, *kept} == {*entry.form_spans}:
            yield from (Edit(entry.form_spans[number], line) for number, line in lines.items())
            return
        lines |= {number: self.content.text[span.start : span.end] for number, span in kept.items()}
        spans = sorted(entry.form_spans.values())
        yield Edit(Span(spans[0].start, spans[-1].end), self._newline.join(line for _, line in sorted(lines.items())))

    def _header_edits(self, header: Entry, target: Language, charset: str | None) -> Iterator[Edit]:
        before = header.forms.get(0, "")
        if charset is None and "charset=CHARSET" in before:
            charset = "UTF-8"
        after = completed(before, target, charset=charset)
        if after != before and 0 in header.form_spans:
            yield Edit(header.form_spans[0], self._lines(after, None))
        if header.is_fuzzy:
            # msgfmt passes over a fuzzy header, and with it over the encoding.
            yield from self._flag_edits(header, is_fuzzy=False)

    def _flag_edits(self, entry: Entry, *, is_fuzzy: bool) -> Iterator[Edit]:
        flags = [*(["fuzzy"] if is_fuzzy else []), *(flag for flag in entry.flags if flag != "fuzzy")]
        line = f"#, {', '.join(flags)}" if flags else ""
        if not entry.flag_lines:
            yield Edit(Span(entry.start, entry.start), f"{line}{self._newline}")
        for number, span in enumerate(entry.flag_lines):
            if line and number == 0:
                yield Edit(span, line)
            elif match := _LINE_END.match(self.content.text, span.end):
                yield Edit(Span(span.start, match.end()), "")

    def _lines(self, text: str, form: int | None) -> str:
        return form_lines(text, form, newline=self._newline, is_wrapped=self._is_wrapped)

    @cached_property
    def _newline(self) -> str:
        match = _LINE_END.search(self.content.text)
        return match.group() if match else "\n"

    @cached_property
    def _is_wrapped(self) -> bool:
        """Whether long strings are cut into lines, as gettext's own tools do unless they are told not to."""
        return not _LONG_LINE.search(self.content.text)


def read(data: bytes, name: str, options: ReadOptions) -> PoDocument:
    """Take a PO or POT file apart into its messages. Raises UnreadableInputError, UsageError."""
    content = _decode(data, name)
    entries = read_entries(content.text, name)
    if not entries and content.text.strip():
        raise UnreadableInputError(f"{name} holds no message (msgid and msgstr). Check that it is the file you mean.")
    headers = [entry for entry in entries if entry.is_header]
    fields = header_fields(headers[0].forms.get(0, "")) if headers else {}
    target = _target(fields.get("Language", ""), name)
    check_target(name, target, options.source)
    declared = plural_count(fields.get("Plural-Forms", ""))
    expected = target or (options.source.other if options.source else None)
    count = declared or (_PLURAL_COUNTS[expected] if expected else None)
    forms = [form for entry in entries if entry.strings["msgid"] for form in _forms(entry, count)]
    # Drupal has no flags, but always counts by this name.
    is_drupal = any("@count" in entry.strings.get("msgid_plural", "") for entry in entries)
    return PoDocument(
        content,
        headers,
        forms,
        [_unit(form, count, is_drupal=is_drupal) for form in forms],
        target.other if target else None,
        target,
        declared,
        [*encoding_remarks(content), *_without_header(headers, forms), *_duplicates(entries)],
    )


def _decode(data: bytes, name: str) -> DecodedText:
    """Decode by the header's charset, if it names one that fits."""
    declared = _CHARSET.search(data[:_HEADER_WITHIN])
    charset = declared[1].decode("ascii") if declared else "CHARSET"
    codec = codec_name(charset)
    if codec == "ascii" and data.isascii():
        return replace(decode_declared(data, charset, name), encoding="UTF-8")
    if charset == "CHARSET" or codec in ("utf-8", "ascii") or data.startswith(b"\xef\xbb\xbf"):
        return decode(data, name)
    return decode_declared(data, charset, name)


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
    if not entry.has_plural:
        return [_Form(entry, 0)]
    return [_Form(entry, number) for number in range(count or max(2, len(entry.forms)))]


def _unit(form: _Form, count: int | None, *, is_drupal: bool) -> Unit:
    entry = form.entry
    is_singular = not entry.has_plural or (form.number == 0 and count != 1)
    source = entry.strings["msgid" if is_singular else "msgid_plural"]
    target = entry.forms.get(form.number) or None
    status = Status.DRAFT if entry.is_fuzzy else Status.CONFIRMED
    return Unit(
        mark_variables(source, _syntaxes(tuple(entry.flags), is_drupal=is_drupal)),
        line=entry.line,
        key=entry.strings.get("msgctxt", ""),
        note="\n".join(entry.notes),
        target=target,
        status=status if target else Status.UNTRANSLATED,
        is_one_segment=True,
    )


@lru_cache(maxsize=256)
def _syntaxes(flags: tuple[str, ...], *, is_drupal: bool) -> frozenset[Syntax]:
    return syntaxes_of_flags(flags) | ({Syntax.DRUPAL} if is_drupal else set())


def _without_header(headers: Sequence[Entry], forms: Sequence[_Form]) -> Iterator[str]:
    if forms and not headers:
        yield "it has no header; programs have to guess its language and encoding."


def _duplicates(entries: Sequence[Entry]) -> Iterator[str]:
    seen: dict[tuple[str, str | None, str], int] = {}
    for entry in entries:
        key = (entry.domain, entry.strings.get("msgctxt"), entry.strings["msgid"])
        if key in seen:
            yield f"line {entry.line}: the message of line {seen[key]} once more; msgfmt will refuse the file."
        else:
            seen[key] = entry.line
