"""The built-in engine: a decoder-only model on CTranslate2, prompted with the segment and its terms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpora.errors import ModelError
from translate.engine import Draft, LanguagePair, Request
from translate.engines.prompt import MOST_HINTS, prompt
from translate.models.builtin import BuiltinModel

if TYPE_CHECKING:
    import ctranslate2
    import numpy as np
    import sentencepiece

_BEGIN = "<bos>"
_END = "<eos>"
_WORD_MARK = "▁"
_LONGEST_SOURCE_PIECES = 110
_SPARE_DRAFT_PIECES = 40


class BuiltinEngine:
    """The built-in model, loaded. Some 250 MB of memory; 0.3 seconds to load."""

    name = "builtin"
    accepts_terms = True
    longest_source = _LONGEST_SOURCE_PIECES
    most_hints = MOST_HINTS

    def __init__(self, model: BuiltinModel, threads: int):
        self.model_key = model.key
        self._threads = threads
        self._tokenizer, self._generator = _load(model, threads)

    def count_pieces(self, text: str) -> int:
        """The length of `text` in SentencePiece pieces."""
        return len(self._tokenizer.encode(text))

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        """A draft for each request, the threads sharing them out.

        Prompts of unequal length in one call may round differently than alone.
        """
        return [drafts[0] for drafts in self.alternatives(requests, pair, beam_size=beam_size, count=1)]

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        """The drafts that are left of a beam, at most `count` and `beam_size` for each request."""
        answers: dict[int, list[Draft]] = {}
        # What is barred holds for a whole call, so requests go in groups.
        for barred in dict.fromkeys(request.barred for request in requests):
            group = [place for place, request in enumerate(requests) if request.barred == barred]
            results = self._generate(
                [self._prompt(requests[place], pair) for place in group],
                [requests[place].source for place in group],
                beam_size=beam_size,
                num_hypotheses=min(count, beam_size),
                suppress_sequences=self._spellings(barred) or None,
            )
            for place, result in zip(group, results, strict=True):
                answers[place] = [self._draft(*one) for one in zip(result.sequences, result.scores, strict=True)]
        return [answers[place] for place in range(len(requests))]

    def score(self, request: Request, pair: LanguagePair, text: str) -> float:
        """The mean log-probability of a piece of `text` as a draft for the request, its end included."""
        pieces = [*self._answer(text), _END]
        return sum(self._log_probabilities(request, pair, pieces)) / len(pieces)

    def beginnings(
        self, request: Request, pair: LanguagePair, text: str, terms: Sequence[str], *, count: int
    ) -> list[str]:
        """Where the first piece of a term is likeliest at the beginning of a word, or at the end of `text`."""
        pieces = self._answer(text)
        first_pieces = {self._tokenizer.piece_to_id(self._answer(term)[0]) for term in terms}
        rows = self._rows(request, pair, pieces)
        likely = {
            place: max(float(rows[place][piece]) for piece in first_pieces)
            for place in range(len(pieces) + 1)
            if place == len(pieces) or pieces[place].startswith(_WORD_MARK)
        }
        places = sorted(likely, key=likely.__getitem__, reverse=True)[:count]
        return [self._with_term(request, pair, pieces[:place], terms) for place in places]

    def complete(
        self, requests: Sequence[Request], begun: Sequence[str], pair: LanguagePair, *, beam_size: int
    ) -> list[Draft]:
        """A whole draft for each request that begins as is given; its score is that of the whole."""
        heads = [self._answer(text) for text in begun]
        prompts = [self._prompt(request, pair) + head for request, head in zip(requests, heads, strict=True)]
        results = self._generate(prompts, [request.source for request in requests], beam_size=beam_size)
        drafts = [self._draft(head + result.sequences[0], 0) for head, result in zip(heads, results, strict=True)]
        return [
            replace(draft, score=self.score(request, pair, draft.text))
            for request, draft in zip(requests, drafts, strict=True)
        ]

    def _with_term(self, request: Request, pair: LanguagePair, head: Sequence[str], terms: Sequence[str]) -> str:
        """The draft's first pieces and the likeliest of the terms behind them."""

        def likelihood(term: str) -> float:
            pieces = [*head, *self._answer(term)]
            return sum(self._log_probabilities(request, pair, pieces)[len(head) :])

        best = max(terms, key=likelihood) if len(terms) > 1 else terms[0]
        return f"{self._text(head)} {best}".strip()

    def _log_probabilities(self, request: Request, pair: LanguagePair, pieces: Sequence[str]) -> list[float]:
        """Of each piece of an answer."""
        rows = self._rows(request, pair, pieces[:-1])
        return [float(row[self._tokenizer.piece_to_id(piece)]) for row, piece in zip(rows, pieces, strict=True)]

    def _rows(self, request: Request, pair: LanguagePair, pieces: Sequence[str]) -> np.ndarray[Any, Any]:
        """For each of n pieces of an answer and its end, the log-probabilities of what may stand there: n + 1 rows."""
        import numpy as np

        prompt_pieces = self._prompt(request, pair)
        # ctranslate2's score_batch of this model fails for answers of unequal length, and has no other pieces' scores.
        found = self._generator.forward_batch([[*prompt_pieces, *pieces]], return_log_probs=True)
        rows: np.ndarray[Any, Any] = np.array(found)[0, len(prompt_pieces) - 1 :]
        return rows

    def _generate(
        self, prompts: Sequence[Sequence[str]], sources: Sequence[str], **options: Any
    ) -> list[ctranslate2.GenerationResult]:
        if not prompts:
            return []
        longest = max(map(self.count_pieces, sources))
        results: list[ctranslate2.GenerationResult] = self._generator.generate_batch(
            prompts,
            max_batch_size=math.ceil(len(prompts) / self._threads),
            length_penalty=1,
            sampling_topk=1,
            max_length=2 * longest + _SPARE_DRAFT_PIECES,
            end_token=_END,
            return_end_token=True,
            include_prompt_in_result=False,
            return_scores=True,
            **options,
        )
        return results

    def _prompt(self, request: Request, pair: LanguagePair) -> list[str]:
        return [_BEGIN, *self._tokenizer.encode(prompt(request, pair), out_type=str)]

    def _answer(self, text: str) -> list[str]:
        """The pieces of an answer, which begins with a space."""
        pieces: list[str] = self._tokenizer.encode(f" {text}", out_type=str)
        return pieces

    def _spellings(self, terms: Sequence[str]) -> list[list[str]]:
        """The pieces of the terms as they stand within and at the beginning of a sentence."""
        spellings = dict.fromkeys(spelling for term in terms for spelling in (term, term[:1].upper() + term[1:]))
        answers = map(self._answer, spellings)
        unknown = self._tokenizer.unk_id()
        return [pieces for pieces in answers if unknown not in map(self._tokenizer.piece_to_id, pieces)]

    def _text(self, pieces: Sequence[str]) -> str:
        return " ".join(self._tokenizer.decode(list(pieces)).split())

    def _draft(self, pieces: list[str], score: float) -> Draft:
        is_whole = bool(pieces) and pieces[-1] == _END
        return Draft(self._text(pieces[:-1] if is_whole else pieces), score, is_whole)


def _load(model: BuiltinModel, threads: int) -> tuple[sentencepiece.SentencePieceProcessor, ctranslate2.Generator]:
    import ctranslate2
    import sentencepiece

    try:
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(model.tokenizer))
        # Threads that each decode a batch make 1.7 times the drafts of threads that share one; matrices are too small.
        generator = ctranslate2.Generator(
            str(model.folder), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
        )
    except (OSError, RuntimeError) as error:
        raise ModelError(
            f"The built-in model in {model.folder} cannot be loaded ({error}). "
            f"Delete that folder and run the command again."
        ) from error
    return tokenizer, generator
