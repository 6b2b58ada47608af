"""Any encoder–decoder on CTranslate2 with its SentencePiece files: OPUS-MT, NLLB-200, M2M-100 and their like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple

from corpora.errors import ModelError
from translate.engine import Beginning, Draft, Request, Weighed
from translate.engines.barring import barred_pieces, by_bars, has_unknown
from translate.engines.failing import failing_as_engine_error
from translate.engines.placing import places_for_a_term, with_term
from translate.models.seq2seq import read_layout
from translate.pair import LanguagePair

if TYPE_CHECKING:
    import ctranslate2
    import sentencepiece

# Such models were trained on sentences; the shortest of their position tables has 512 places.
_LONGEST_SOURCE_PIECES = 200
_SPARE_DRAFT_PIECES = 40


class Seq2SeqEngine:
    """A converted encoder–decoder, loaded. It heeds no hints; terms come by choice, by bars and by force."""

    accepts_terms = False
    accepts_tags = False
    longest_source = _LONGEST_SOURCE_PIECES
    most_hints = 0

    def __init__(self, name: str, model_key: str, folder: Path, threads: int):
        self.name = name
        self.model_key = model_key
        self._threads = threads
        self._layout = read_layout(folder)
        self._source = _tokenizer(self._layout.source_tokenizer)
        self._target = _tokenizer(self._layout.target_tokenizer)
        self._translator = _translator(folder, threads)

    def count_pieces(self, text: str) -> int:
        """The length of `text` in pieces of the source's SentencePiece model."""
        return len(self._source.encode(text))

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        """A draft for each request."""
        return [drafts[0] for drafts in self.alternatives(requests, pair, beam_size=beam_size, count=1)]

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        """The drafts that are left of a beam, which is as wide as `count` at least."""

        def answer(group: Sequence[Request], barred: tuple[str, ...]) -> list[list[Draft]]:
            results = self._decode(
                group,
                pair,
                [[] for _ in group],
                beam_size=max(beam_size, count),
                num_hypotheses=count,
                suppress_sequences=barred_pieces(barred, self._pieces, self._target),
            )
            return [self._drafts(result, pair) for result in results]

        return by_bars(requests, answer)

    def weigh(
        self,
        requests: Sequence[Request],
        pair: LanguagePair,
        drafts: Sequence[str],
        terms: Sequence[Sequence[str]],
        *,
        count: int,
    ) -> list[Weighed]:
        """Where a term as a whole is likeliest behind the draft's first words."""
        return [
            self._weigh(request, pair, draft, forms, count)
            for request, draft, forms in zip(requests, drafts, terms, strict=True)
        ]

    def complete(
        self, requests: Sequence[Request], begun: Sequence[Beginning], pair: LanguagePair, *, beam_size: int
    ) -> list[list[Draft]]:
        """What is left of a beam behind each beginning."""
        heads = [self._pieces(beginning.text) for beginning in begun]
        results = self._decode(requests, pair, heads, beam_size=beam_size, num_hypotheses=beam_size)
        return [
            self._drafts(result, pair, beginning.log_probability)
            for beginning, result in zip(begun, results, strict=True)
        ]

    def _weigh(self, request: Request, pair: LanguagePair, draft: str, terms: Sequence[str], count: int) -> Weighed:
        """The first of the terms chooses the places, so that not every term need be weighed at every place."""
        pieces = self._pieces(draft)
        (own,) = self._log_probabilities(request, pair, [pieces])
        spellable = [term for term in terms if not has_unknown(self._pieces(term), self._target)]
        everywhere = [
            self._begun(pieces, place, term, draft) for term in spellable[:1] for place in places_for_a_term(pieces)
        ]
        beginnings = []
        for begun, _ in self._ranked(request, pair, everywhere)[:count]:
            here = [self._begun(pieces, begun.place, term, draft) for term in spellable]
            best, log_probability = self._ranked(request, pair, here)[0]
            beginnings.append(Beginning(best.text, best.term, log_probability, len(best.pieces)))
        return Weighed(sum(own) / len(own), tuple(beginnings))

    def _begun(self, pieces: Sequence[str], place: int, term: str, draft: str) -> _Begun:
        text = with_term(self._text(pieces[:place]), term, draft)
        return _Begun(place, term, text, self._pieces(text))

    def _ranked(self, request: Request, pair: LanguagePair, begun: Sequence[_Begun]) -> list[tuple[_Begun, float]]:
        """With the log-probability of the whole, those first whose term is likeliest by its mean piece."""
        scored = zip(begun, self._log_probabilities(request, pair, [one.pieces for one in begun]), strict=True)
        # The last score is that of an end, which does not come there.
        ranked = sorted(scored, key=lambda one: -mean(one[1][one[0].place : -1] or [float("-inf")]))
        return [(one, sum(scores[:-1])) for one, scores in ranked]

    def _log_probabilities(
        self, request: Request, pair: LanguagePair, answers: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """Of each piece of each answer, then of its end."""
        if not answers:
            return []
        tags = self._layout.target_tags[pair]
        with failing_as_engine_error(self.name):
            results = self._translator.score_batch(
                [self._prompt(request, pair)] * len(answers),
                [[*tags, *answer] for answer in answers],
                max_batch_size=math.ceil(len(answers) / self._threads),
            )
        return [list(result.log_probs)[len(tags) :] for result in results]

    def _decode(
        self, requests: Sequence[Request], pair: LanguagePair, heads: Sequence[Sequence[str]], **options: Any
    ) -> list[ctranslate2.TranslationResult]:
        """Hypotheses begin with their heads, without the language's tag."""
        if not requests:
            return []
        longest = max(self.count_pieces(request.source) for request in requests)
        with failing_as_engine_error(self.name):
            results: list[ctranslate2.TranslationResult] = self._translator.translate_batch(
                [self._prompt(request, pair) for request in requests],
                [[*self._layout.target_tags[pair], *head] for head in heads],
                max_batch_size=math.ceil(len(requests) / self._threads),
                max_decoding_length=2 * longest + _SPARE_DRAFT_PIECES,
                return_end_token=True,
                return_scores=True,
                disable_unk=True,
                **options,
            )
        return results

    def _prompt(self, request: Request, pair: LanguagePair) -> list[str]:
        source = self._source.encode(" ".join(request.source.split("\n")), out_type=str)
        return [*self._layout.source_tags[pair], *source, *self._layout.source_end]

    def _pieces(self, text: str) -> list[str]:
        pieces: list[str] = self._target.encode(text, out_type=str)
        return pieces

    def _text(self, pieces: Sequence[str]) -> str:
        return " ".join(self._target.decode(list(pieces)).split())

    def _drafts(
        self, result: ctranslate2.TranslationResult, pair: LanguagePair, begun_log_probability: float = 0
    ) -> list[Draft]:
        """The hypotheses as drafts. CTranslate2 counts what a hypothesis was begun with as sure, tags and all."""
        tags = len(self._layout.target_tags[pair])
        drafts = []
        for pieces, score in zip(result.hypotheses, result.scores, strict=True):
            is_whole = bool(pieces) and pieces[-1] == self._layout.end
            log_probability = begun_log_probability + score * len(pieces)
            text = self._text(pieces[tags : len(pieces) - is_whole])
            drafts.append(Draft(text, log_probability / max(1, len(pieces) - tags), is_whole))
        return drafts


class _Begun(NamedTuple):
    """A draft up to and with a term."""

    place: int
    """How many pieces of the draft come before the term."""
    term: str
    text: str
    pieces: list[str]


def _tokenizer(path: Path) -> sentencepiece.SentencePieceProcessor:
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError(f"{path} is no SentencePiece model ({error}). Install the model again.") from error


def _translator(folder: Path, threads: int) -> ctranslate2.Translator:
    import ctranslate2

    try:
        return ctranslate2.Translator(
            str(folder), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
        )
    except (OSError, RuntimeError) as error:
        raise ModelError(f"The model in {folder} cannot be loaded ({error}). Install it again.") from error
