"""Two documents that say the same in the two languages: read, and their sentences paired."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpora.align import Bead, ConceptFinder, Text, align
from corpora.errors import UnreadableInputError, UsageError
from corpora.files import read_bytes
from corpora.formats import Document, ReadOptions, format_of
from corpora.guess import Guess, guess_language
from corpora.languages import Language
from corpora.segmentation import segment_document
from corpora.sentences import NO_RULES, LanguageRules, splitter
from glossary.entry import Concept
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier
from translate.direction import refuse_one_language

_SPACE = re.compile(r"\s+")
_WORD_OR_NUMBER = re.compile(r"\w")


@dataclass(frozen=True)
class AlignOptions:
    """What a person said about the two documents."""

    source_language: Language | None = None
    target_language: Language | None = None
    columns: tuple[str, ...] = ()
    layers: Sequence[Sequence[Concept]] = ()
    """Glossaries whose terms tell which sentences answer each other."""
    rules: Mapping[Language, LanguageRules] = field(default_factory=lambda: NO_RULES)


@dataclass(frozen=True)
class Side:
    """A document as sentences."""

    name: str
    language: Language
    sentences: Sequence[str]
    """Each on one line, without tags."""
    lines: Sequence[int]
    """Of the document, on which each begins, from 1."""
    paragraphs: Sequence[int]


@dataclass(frozen=True)
class AlignedPair:
    """Sentences that answer each other, joined by blanks."""

    source: str
    target: str
    line: int
    """Of the source."""
    bead: Bead


@dataclass(frozen=True)
class Alignment:
    """The two documents and their beads."""

    source: Side
    target: Side
    beads: Sequence[Bead]
    remarks: Sequence[str]
    """What a person should know about how the documents were read."""

    @property
    def pairs(self) -> list[AlignedPair]:
        """The beads that have both sides, in order."""
        return [
            AlignedPair(
                " ".join(self.source.sentences[number] for number in bead.source),
                " ".join(self.target.sentences[number] for number in bead.target),
                self.source.lines[bead.source.start],
                bead,
            )
            for bead in self.beads
            if bead.is_pair
        ]

    @property
    def alone(self) -> tuple[int, int]:
        """How many sentences of the source and of the target have no partner."""
        single = [bead for bead in self.beads if not bead.is_pair]
        return sum(len(bead.source) for bead in single), sum(len(bead.target) for bead in single)


def align_documents(source_path: Path, target_path: Path, options: AlignOptions) -> Alignment:
    """Read two documents and pair their sentences. Raises PadananError."""
    source_language, target_language = _asked(options)
    source = _read(source_path, source_language, options)
    target = _read(target_path, target_language, options)
    language = _language(source, target, source_language)
    sides = _side(source, language, options.rules), _side(target, language.other, options.rules)
    beads = align(*(_text(side, options.layers) for side in sides))
    remarks = [*_remarks(source, language), *_remarks(target, language.other)]
    return Alignment(*sides, beads, remarks)


@dataclass(frozen=True)
class _Read:
    """A document that was read."""

    name: str
    document: Document
    guess: Guess


def _asked(options: AlignOptions) -> tuple[Language | None, Language | None]:
    """The languages of the two documents as far as a person said. Raises UsageError if they are one."""
    source, target = options.source_language, options.target_language
    refuse_one_language(source, target)
    return source or (target.other if target else None), target or (source.other if source else None)


def _read(path: Path, language: Language | None, options: AlignOptions) -> _Read:
    document = format_of(path).read(read_bytes(path), str(path), ReadOptions(language, options.columns))
    texts = "\n".join(unit.source.plain for unit in document.units)
    if not _WORD_OR_NUMBER.search(texts):
        raise UnreadableInputError(f"{path} holds no text. Check that it is the file you mean.")
    return _Read(str(path), document, guess_language(texts))


def _language(source: _Read, target: _Read, asked: Language | None) -> Language:
    """The language of the source. Raises UsageError if both are in one, or nothing tells."""
    told = [read.guess.language if read.guess.is_clear else read.document.source for read in (source, target)]
    if asked:
        return asked
    if told[0] is not None and told[0] is told[1]:
        raise UsageError(
            f"{source.name} and {target.name} are both {told[0].label}. Name a document and its translation, "
            f"or pass --from {told[0].other.value} if that is wrong."
        )
    language = told[0] or (told[1].other if told[1] else None)
    if language is None:
        raise UsageError(
            f"{source.name}: the language cannot be told. Pass --from id (Indonesian) or --from en (English)."
        )
    return language


def _remarks(read: _Read, language: Language) -> list[str]:
    remarks = [f"{read.name}: {remark}" for remark in read.document.remarks]
    if read.guess.is_clear and read.guess.language is not language:
        remarks.append(f"{read.name} looks {read.guess.language.label}, yet is read as {language.label}, as asked.")
    return remarks


def _side(read: _Read, language: Language, rules: Mapping[Language, LanguageRules]) -> Side:
    segments = segment_document(read.document, splitter(language, rules)).segments
    texts = [(_SPACE.sub(" ", segment.marked.plain).strip(), segment) for segment in segments]
    worded = [(text, segment) for text, segment in texts if _WORD_OR_NUMBER.search(text)]
    return Side(
        read.name,
        language,
        [text for text, _ in worded],
        [segment.line for _, segment in worded],
        [segment.unit for _, segment in worded],
    )


def _text(side: Side, layers: Sequence[Sequence[Concept]]) -> Text:
    find_concepts = concept_finder(layers, side.language) if layers else None
    return Text(side.language, side.sentences, side.paragraphs, find_concepts)


def concept_finder(layers: Sequence[Sequence[Concept]], language: Language) -> ConceptFinder:
    """Tells which concepts of glossaries a sentence speaks of, as far as that is sure."""
    matcher = Matcher(layers, language)

    def find(sentence: str) -> set[Hashable]:
        hits = (hit for hit in matcher.find(sentence) if hit.tier is not Tier.SUGGEST)
        return {concept.id for hit in hits for concept in hit.concepts}

    return find
