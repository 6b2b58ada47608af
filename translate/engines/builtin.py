"""The built-in engine: a decoder-only model on CTranslate2, prompted with the segment and its terms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpora.errors import ModelError
from translate.engine import Draft, LanguagePair, Request
from translate.engines.prompt import prompt
from translate.models.builtin import BuiltinModel

if TYPE_CHECKING:
    import ctranslate2
    import sentencepiece

_BEGIN = "<bos>"
_END = "<eos>"
_LONGEST_SOURCE_PIECES = 110
_SPARE_DRAFT_PIECES = 40


class BuiltinEngine:
    """The built-in model, loaded. Some 250 MB of memory; 0.3 seconds to load."""

    name = "builtin"
    accepts_terms = True
    longest_source = _LONGEST_SOURCE_PIECES

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
        if not requests:
            return []
        prompts = [[_BEGIN, *self._tokenizer.encode(prompt(request, pair), out_type=str)] for request in requests]
        longest = max(self.count_pieces(request.source) for request in requests)
        results = self._generator.generate_batch(
            prompts,
            max_batch_size=math.ceil(len(prompts) / self._threads),
            beam_size=beam_size,
            length_penalty=1,
            sampling_topk=1,
            max_length=2 * longest + _SPARE_DRAFT_PIECES,
            end_token=_END,
            return_end_token=True,
            include_prompt_in_result=False,
            return_scores=True,
        )
        return [self._draft(result.sequences[0], result.scores[0]) for result in results]

    def _draft(self, pieces: list[str], score: float) -> Draft:
        is_whole = bool(pieces) and pieces[-1] == _END
        text = self._tokenizer.decode(pieces[:-1] if is_whole else pieces)
        return Draft(" ".join(text.split()), score, is_whole)


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
