"""A real CTranslate2 model, small and quick, in the shape of the built-in one.

Its attention and feed-forward are zero, so that each piece depends on the last one alone. Asked for English it says
`ENGLISH_ANSWER`, asked for Indonesian `INDONESIAN_ANSWER`, whatever the source is.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerDecoderModelSpec, common_spec

ENGLISH_ANSWER = "The envoy met a junior partner in Geneva."
INDONESIAN_ANSWER = "Utusan itu bertemu mitra muda di Jenewa."
_WIDTH = 64
_SURE = 12.0
_BLIND_ALLEYS = " ".join(f"blind{number}" for number in range(16))


def write_tiny_model(folder: Path) -> None:
    """Write the model's files into `folder`."""
    tokenizer = _write_tokenizer(folder)
    pieces = [tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())]
    spec = TransformerDecoderModelSpec.from_config(
        1, 1, pre_norm=True, activation=common_spec.Activation.GELUTanh, rms_norm=True,
        rotary_dim=_WIDTH, rotary_interleave=False,
    )  # fmt: skip
    decoder = spec.decoder
    decoder.embeddings.weight = np.eye(len(pieces), _WIDTH, dtype=np.float32)
    decoder.projection.weight = _next_pieces(tokenizer)
    decoder.layer_norm.gamma = np.ones(_WIDTH, np.float32)
    layer = decoder.layer[0]
    layer.self_attention.layer_norm.gamma = layer.ffn.layer_norm.gamma = np.ones(_WIDTH, np.float32)
    _set_zero(layer.self_attention.linear[0], 3 * _WIDTH)
    for linear in (layer.self_attention.linear[1], layer.ffn.linear_0, layer.ffn.linear_1):
        _set_zero(linear, _WIDTH)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<bos>", "<eos>", "<unk>"
    spec.register_vocabulary(pieces)
    spec.validate()
    spec.save(str(folder))


def _write_tokenizer(folder: Path) -> sentencepiece.SentencePieceProcessor:
    sentences = [f"Indonesian: {INDONESIAN_ANSWER}", f"English: {ENGLISH_ANSWER}", _BLIND_ALLEYS]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_prefix=str(folder / "tokenizer"), model_type="word",
        vocab_size=_WIDTH, hard_vocab_limit=False, minloglevel=2,
        pad_id=0, eos_id=1, bos_id=2, unk_id=3, pad_piece="<pad>", eos_piece="<eos>", bos_piece="<bos>",
    )  # fmt: skip
    (folder / "tokenizer.vocab").unlink()
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))


def _next_pieces(tokenizer: sentencepiece.SentencePieceProcessor) -> np.ndarray:
    """Row i holds, for every last piece, how likely piece i comes next.

    Next to an answer's following piece, the second best are words from which no way leads on, so that a beam has
    nothing to try that ends before the answer does.
    """
    weights = np.full((tokenizer.get_piece_size(), _WIDTH), -_SURE, np.float32)
    for blind in tokenizer.encode(_BLIND_ALLEYS):
        weights[blind] = 0
        weights[blind, blind] = _SURE
    for label, answer in (("English:", ENGLISH_ANSWER), ("Indonesian:", INDONESIAN_ANSWER)):
        said = [*tokenizer.encode(f"{label} {answer}"), tokenizer.piece_to_id("<eos>")]
        for last, following in pairwise(said):
            weights[following, last] = _SURE
    return weights / np.float32(np.sqrt(_WIDTH))


def _set_zero(linear: common_spec.LinearSpec, rows: int) -> None:
    linear.weight = np.zeros((rows, _WIDTH), np.float32)
    linear.bias = np.zeros(rows, np.float32)
