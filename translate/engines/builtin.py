"""The built-in engine: a decoder-only model on CTranslate2, prompted with the segment and its terms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from corpora.errors import ModelError
from translate.engine import Beginning, Draft, Request, Weighed
from translate.engines.barring import barred_pieces, by_bars
from translate.engines.failing import failing_as_engine_error
from translate.engines.placing import places_for_a_term, with_term
from translate.engines.prompt import MOST_HINTS, prompt
from translate.models.builtin import BuiltinModel
from translate.pair import LanguagePair

if TYPE_CHECKING:
    import ctranslate2
    import numpy as np
    import sentencepiece

_BEGIN = "<bos>"
_END = "<eos>"
_LONGEST_SOURCE_PIECES = 110
_SPARE_DRAFT_PIECES = 40


class BuiltinEngine:
    """The built-in model, loaded. Some 250 MB of memory; 0.3 seconds to load."""

    name = "builtin"
    accepts_terms = True
    accepts_tags = True
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

        def answer(group: Sequence[Request], barred: tuple[str, ...]) -> list[list[Draft]]:
            results = self._generate(
                [self._prompt(request, pair) for request in group],
                [request.source for request in group],
                beam_size=beam_size,
                num_hypotheses=min(count, beam_size),
                suppress_sequences=barred_pieces(barred, self._answer, self._tokenizer),
            )
            return [
                [self._draft(*one) for one in zip(result.sequences, result.scores, strict=True)] for result in results
            ]

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
        """Where the first piece of a term is likeliest at the beginning of a word, or at the end of the draft."""
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(lambda *one: self._weigh(pair, count, *one), requests, drafts, terms))

    def complete(
        self, requests: Sequence[Request], begun: Sequence[Beginning], pair: LanguagePair, *, beam_size: int
    ) -> list[list[Draft]]:
        """What is left of a beam behind each beginning."""
        heads = [self._answer(beginning.text) for beginning in begun]
        results = self._generate(
            [self._prompt(request, pair) + head for request, head in zip(requests, heads, strict=True)],
            [request.source for request in requests],
            beam_size=beam_size,
            num_hypotheses=beam_size,
        )
        return [
            [
                self._draft(head + sequence, (beginning.log_probability + score * len(sequence)) / len(head + sequence))
                for sequence, score in zip(result.sequences, result.scores, strict=True)
            ]
            for beginning, head, result in zip(begun, heads, results, strict=True)
        ]

    def _weigh(self, pair: LanguagePair, count: int, request: Request, draft: str, terms: Sequence[str]) -> Weighed:
        pieces = self._answer(draft)
        numbers = [self._tokenizer.piece_to_id(piece) for piece in (*pieces, _END)]
        first_pieces = list({self._tokenizer.piece_to_id(self._answer(term)[0]) for term in terms})
        rows = self._rows(request, pair, pieces)
        said = rows[range(len(numbers)), numbers]
        likely = rows[:, first_pieces].max(axis=1)
        places = sorted(places_for_a_term(pieces), key=lambda place: -likely[place])[:count]
        beginnings = [
            self._likeliest(request, pair, pieces[:place], float(said[:place].sum()), terms, draft) for place in places
        ]
        return Weighed(float(said.mean()), tuple(beginnings))

    def _likeliest(
        self,
        request: Request,
        pair: LanguagePair,
        head: Sequence[str],
        head_score: float,
        terms: Sequence[str],
        draft: str,
    ) -> Beginning:
        """The first pieces of a draft with the term that is likeliest behind them."""
        begun = [self._beginning(request, pair, head, head_score, term, draft) for term in terms]
        return max(begun, key=lambda beginning: beginning.log_probability)

    def _beginning(
        self, request: Request, pair: LanguagePair, head: Sequence[str], head_score: float, term: str, draft: str
    ) -> Beginning:
        text = with_term(self._text(head), term, draft)
        pieces = self._answer(text)
        behind = pieces[len(head) :]
        rows = self._rows(request, pair, pieces[:-1])[len(head) :]
        numbers = [self._tokenizer.piece_to_id(piece) for piece in behind]
        return Beginning(text, term, head_score + float(rows[range(len(behind)), numbers].sum()), len(pieces))

    def _rows(self, request: Request, pair: LanguagePair, pieces: Sequence[str]) -> np.ndarray[Any, Any]:
        """For each of n pieces of an answer and its end, the log-probabilities of what may stand there: n + 1 rows."""
        import numpy as np

        prompt_pieces = self._prompt(request, pair)
        # ctranslate2's score_batch of this model fails for answers of unequal length, and has no other pieces' scores.
        with failing_as_engine_error(self.name):
            found = self._generator.forward_batch([[*prompt_pieces, *pieces]], return_log_probs=True)
        rows: np.ndarray[Any, Any] = np.asarray(found)[0, len(prompt_pieces) - 1 :]
        return rows

    def _generate(
        self, prompts: Sequence[Sequence[str]], sources: Sequence[str], **options: Any
    ) -> list[ctranslate2.GenerationResult]:
        if not prompts:
            return []
        longest = max(map(self.count_pieces, sources))
        with failing_as_engine_error(self.name):
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
