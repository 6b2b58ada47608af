"""An XLIFF file as a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import DecodedText
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.splicing import Edit, encoding_remarks, splice
from corpora.formats.xliff.places import Holder, Place, places, segment_marks
from corpora.formats.xliff.states import STATE_1, STATE_2
from corpora.formats.xmlspans import Element, decode_xml, encode_xml, escape_text, subtrees, with_attribute
from corpora.languages import Language, find_language
from corpora.markup import render
from corpora.segment import Status, Translation
from corpora.span import Span

_PREFIX = re.compile(r"<([^\s<>/:]+:)?")


@dataclass(frozen=True)
class XliffDocument:
    """The segments of an XLIFF file."""

    content: DecodedText
    places: Sequence[Place]
    language_tags: Sequence[Element]
    """The elements that name the languages: `file` of version 1.2, `xliff` of version 2."""
    source: Language | None
    target: Language | None

    @property
    def units(self) -> Sequence[Unit]:
        """In the order of the file."""
        return [place.unit for place in self.places]

    @property
    def remarks(self) -> Sequence[str]:
        """The encoding, if it is an unusual one."""
        return encoding_remarks(self.content)

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with the targets filled in and their states set."""
        by_holder: dict[int, list[tuple[Place, Translation]]] = defaultdict(list)
        for index, translation in translations.items():
            by_holder[id(self.places[index].holder)].append((self.places[index], translation))
        edits = [edit for given in by_holder.values() for edit in self._edits(given[0][0].holder, given)]
        if edits:
            edits += self._language_edits(target)
        return encode_xml(self.content, splice(self.content.text, edits))

    def _edits(self, holder: Holder, given: Sequence[tuple[Place, Translation]]) -> Iterator[Edit]:
        spelled = {
            place.part.attributes.get("mid", "") if place.part else None: render(
                translation.text, place.unit.source.tags, escape_text
            )
            for place, translation in given
        }
        is_confirmed = all(translation.status is Status.CONFIRMED for _, translation in given)
        status = Status.CONFIRMED if is_confirmed else Status.DRAFT
        inner = spelled[None] if None in spelled else self._parts(holder, spelled)
        yield self._target_edit(holder, inner, status)
        tag = self._start_tag(holder.element)
        changed = tag
        if holder.is_version_2:
            changed = with_attribute(with_attribute(tag, "subState", None), "state", STATE_2[status])
        elif holder.element.attributes.get("approved") == "yes" and status is Status.DRAFT:
            changed = with_attribute(tag, "approved", "no")
        if changed != tag:
            start = holder.element.outer.start
            yield Edit(Span(start, start + len(tag)), changed)

    def _target_edit(self, holder: Holder, inner: str, status: Status) -> Edit:
        target = holder.target
        if target is not None:
            tag = self._start_tag(target)
            if not holder.is_version_2:
                tag = with_attribute(with_attribute(tag, "state-qualifier", None), "state", STATE_1[status])
            name = tag[1 : re.search(r"[\s/>]", tag).start()]  # type: ignore[union-attr]
            opening = re.sub(r"\s*/>\Z", ">", tag)
            return Edit(target.outer, f"{opening}{inner}</{name}>")
        before = holder.parts or holder.source
        prefix = _PREFIX.match(self.content.text, holder.source.outer.start)
        name = f"{(prefix and prefix[1]) or ''}target"
        state = "" if holder.is_version_2 else f' state="{STATE_1[status]}"'
        space = self._space_before(holder.source)
        return Edit(Span(before.outer.end, before.outer.end), f"{space}<{name}{state}>{inner}</{name}>")

    def _parts(self, holder: Holder, spelled: Mapping[str | None, str]) -> str:
        """The content of a target like that of the seg-source, each segment with its translation, old or new."""
        assert holder.parts is not None
        text = self.content.text
        old = segment_marks(holder.target)
        start, end = holder.parts.inner
        edits = []
        for mid, mrk in segment_marks(holder.parts).items():
            before = old.get(mid)
            kept = text[before.inner.start : before.inner.end] if before else ""
            edits.append(Edit(Span(mrk.inner.start - start, mrk.inner.end - start), spelled.get(mid, kept)))
        return splice(text[start:end], edits)

    def _space_before(self, element: Element) -> str:
        """The line end and indent before an element, if it stands on a line of its own."""
        start = element.outer.start
        indent = re.search(r"(?:\r\n|\n|\r)[ \t]*\Z", self.content.text[max(0, start - 200) : start])
        return indent.group() if indent else ""

    def _start_tag(self, element: Element) -> str:
        end = element.outer.end if element.is_empty_tag else element.inner.start
        return self.content.text[element.outer.start : end]

    def _language_edits(self, target: Language) -> Iterator[Edit]:
        for element in self.language_tags:
            name = "target-language" if element.tag == "file" else "trgLang"
            if not element.attributes.get(name):
                tag = self.content.text[element.outer.start : element.outer.end]
                yield Edit(element.outer, with_attribute(tag, name, target.value))


def read(data: bytes, name: str, _options: ReadOptions) -> XliffDocument:
    """Take an XLIFF file apart into its segments. Raises UnreadableInputError, UsageError."""
    content = decode_xml(data, name)
    starts: list[Element] = []
    units = subtrees(content.text, name, ("trans-unit", "unit"), starts.append)
    if not starts or starts[0].tag != "xliff":
        first = starts[0].tag if starts else units[0].tag
        raise UnreadableInputError(
            f"{name} is no XLIFF file: it begins with <{first}>. Check that it is the file you mean."
        )
    is_version_2 = starts[0].attributes.get("version", "1.2").startswith("2")
    tags = [one for one in starts if one.tag == ("xliff" if is_version_2 else "file")]
    keys = ("srcLang", "trgLang") if is_version_2 else ("source-language", "target-language")
    source, target = (_language([tag.attributes.get(key, "") for tag in tags], name) for key in keys)
    return XliffDocument(
        content, [place for unit in units for place in places(unit, content.text)], tags, source, target
    )


def _language(tags: Sequence[str], name: str) -> Language | None:
    """The language that the files in a document name. Raises UsageError if it is a third one, or if they differ."""
    named = {find_language(tag) or tag for tag in tags if tag}
    if len(named) > 1:
        listed = ", ".join(sorted(str(getattr(one, "value", one)) for one in named))
        raise UsageError(f"{name} holds files of several languages ({listed}). Take it apart, one language a file.")
    language = named.pop() if named else None
    if language is not None and not isinstance(language, Language):
        raise UsageError(f"{name} names the language {language}; Padanan knows id and en.")
    return language
