"""Terms that a draft must not have: what CTranslate2 suppresses, by pieces and in a whole call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from translate.engine import Request
from translate.engines.placing import capitalised

if TYPE_CHECKING:
    import sentencepiece

Answer = TypeVar("Answer")


def barred_pieces(
    terms: Sequence[str], pieces_of: Callable[[str], list[str]], tokenizer: sentencepiece.SentencePieceProcessor
) -> list[list[str]] | None:
    """What to suppress: the terms as they stand within and at the beginning of a sentence, if they can be spelt."""
    texts = dict.fromkeys(form for term in terms for form in (term, capitalised(term)))
    return [pieces for pieces in map(pieces_of, texts) if not has_unknown(pieces, tokenizer)] or None


def has_unknown(pieces: Sequence[str], tokenizer: sentencepiece.SentencePieceProcessor) -> bool:
    """Whether a piece is none of the tokenizer's."""
    return tokenizer.unk_id() in map(tokenizer.piece_to_id, pieces)


def by_bars(
    requests: Sequence[Request], answer: Callable[[Sequence[Request], tuple[str, ...]], Sequence[Answer]]
) -> list[Answer]:
    """The answers in the order of the requests; `answer` is given requests and the terms that all of them bar."""
    answers: dict[int, Answer] = {}
    for barred in dict.fromkeys(request.barred for request in requests):
        places = [place for place, request in enumerate(requests) if request.barred == barred]
        answers.update(zip(places, answer([requests[place] for place in places], barred), strict=True))
    return [answers[place] for place in range(len(requests))]
