"""A real encoder–decoder on CTranslate2, trained in seconds on a few hundred made-up pairs.

One layer each side and 32 numbers a piece: enough to translate sentences like its own, to have second thoughts about
some words, and to go on from a beginning that is given to it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import autograd.numpy as anp
import numpy as np
import sentencepiece
from autograd import value_and_grad
from ctranslate2.specs import TransformerSpec

from tests.support.paths import REPOSITORY

NLLB_TAGS = ("ind_Latn", "eng_Latn")
M2M_TAGS = ("__id__", "__en__")
_WIDTH = 32
_HEADS = 2
_PLACES = 512
_SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
_PAD, _END = 0, 2

_WHO = (
    ("presiden", ("president",)),
    ("menteri", ("minister",)),
    # The shares of the renderings are those of the training pairs.
    ("utusan", ("messenger", "messenger", "messenger", "envoy")),
    ("mitra junior", ("younger partner", "younger partner", "junior partner")),
)
_DOES = (("tiba di", "arrived in"), ("berbicara di", "spoke in"), ("pergi ke", "went to"))
_WHERE = (("Jenewa", "Geneva"), ("Beijing", "Beijing"), ("Moskow", "Moscow"), ("Kyiv", "Kyiv"))
_WHEN = (("", ""), (" kemarin", " yesterday"))


class Side(NamedTuple):
    """What is put before the pieces of a source and of a target."""

    source_tag: tuple[str, ...]
    target_tag: tuple[str, ...]


def toy_pairs() -> list[tuple[str, str]]:
    """Indonesian and English sentences, each source with every rendering of its subject."""
    return [
        (f"{who} {does} {where}{when}.", f"The {rendering} {did} {there}{then}.")
        for (who, renderings), (does, did), (where, there), (when, then) in product(_WHO, _DOES, _WHERE, _WHEN)
        for rendering in renderings
    ]


def write_opus_model(folder: Path, *, reverse: bool = False) -> None:
    """A model of one direction in the files of OPUS-MT: `source.spm`, `target.spm`, `shared_vocabulary.json`."""
    pairs = [(right, left) if reverse else (left, right) for left, right in toy_pairs()]
    for name, texts in zip(("source", "target"), zip(*pairs, strict=True), strict=True):
        _write_tokenizer(folder / name, texts)
    source, target = _tokenizer(folder / "source.spm"), _tokenizer(folder / "target.spm")
    _write(folder, [(source, target, Side((), ()), pairs)], tags=(), steps=120)


def write_multilingual_model(folder: Path, tags: tuple[str, str]) -> None:
    """A model of both directions with language tokens (id, en) and one `sentencepiece.bpe.model`, as M2M-100's."""
    pairs = toy_pairs()
    _write_tokenizer(folder / "sentencepiece.bpe", [text for pair in pairs for text in pair])
    (folder / "sentencepiece.bpe.spm").rename(folder / "sentencepiece.bpe.model")
    tokenizer = _tokenizer(folder / "sentencepiece.bpe.model")
    indonesian, english = ((tag,) for tag in tags)
    back = [(right, left) for left, right in pairs]
    _write(
        folder,
        [
            (tokenizer, tokenizer, Side(indonesian, english), pairs),
            (tokenizer, tokenizer, Side(english, indonesian), back),
        ],
        tags,
        steps=200,
    )


def relabel(model: Path, folder: Path, names: Mapping[str, str]) -> None:
    """Copy a model into `folder` with other names for some pieces of its vocabulary."""
    shutil.copytree(model, folder, dirs_exist_ok=True)
    path = folder / "shared_vocabulary.json"
    pieces = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps([names.get(piece, piece) for piece in pieces], ensure_ascii=False), "utf-8")


def trained_apart(kind: str) -> Callable[[Path], None]:
    """What writes an "opus" or "nllb" model into a folder, in a process of its own that takes one thread.

    On matrices of this size a second thread takes half as much work again, and no less time.
    """
    one = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")}

    def write(folder: Path) -> None:
        command = [sys.executable, "-m", __name__, kind, str(folder)]
        subprocess.run(command, cwd=REPOSITORY, env={**os.environ, **one}, check=True)

    return write


def _write_tokenizer(prefix: Path, texts: Sequence[str]) -> None:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_prefix=str(prefix), model_type="bpe", vocab_size=200,
        hard_vocab_limit=False, minloglevel=2, pad_id=-1,
    )  # fmt: skip
    prefix.with_name(f"{prefix.name}.vocab").unlink()
    prefix.with_name(f"{prefix.name}.model").rename(prefix.with_name(f"{prefix.name}.spm"))


def _tokenizer(path: Path) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


Corpus = tuple[
    sentencepiece.SentencePieceProcessor, sentencepiece.SentencePieceProcessor, Side, Sequence[tuple[str, str]]
]


def _write(folder: Path, corpora: Sequence[Corpus], tags: Sequence[str], steps: int) -> None:
    tokenizers = [tokenizer for source, target, _, _ in corpora for tokenizer in (source, target)]
    pieces = [tokenizer.id_to_piece(n) for tokenizer in tokenizers for n in range(tokenizer.get_piece_size())]
    vocabulary = list(dict.fromkeys([*_SPECIAL, *pieces, *tags]))
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    sources, targets = [], []
    for source, target, side, pairs in corpora:
        for text, translation in pairs:
            sources.append([numbers[p] for p in (*side.source_tag, *source.encode(text, out_type=str), "</s>")])
            said = (*side.target_tag, *target.encode(translation, out_type=str), "</s>")
            targets.append([numbers[p] for p in ("</s>", *said)])
    weights = _train(_padded(sources), _padded(targets), len(vocabulary), steps)
    spec = _spec(weights)
    spec.config.decoder_start_token = "</s>"
    spec.config.add_source_eos = not tags
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.save(str(folder))


def _padded(rows: Sequence[Sequence[int]]) -> np.ndarray:
    width = max(map(len, rows))
    return np.array([[*row, *[_PAD] * (width - len(row))] for row in rows])


Weights = dict[str, Any]


def _new_weights(vocabulary: int) -> Weights:
    generator = np.random.default_rng(7)

    def matrix(*shape: int) -> np.ndarray:
        return generator.normal(0, shape[-1] ** -0.5, shape)

    weights: Weights = {"embeddings": matrix(vocabulary, _WIDTH), "positions": matrix(_PLACES, _WIDTH)}
    for block in ("encoder", "decoder", "cross"):
        weights |= {f"{block}.{name}": matrix(_WIDTH, _WIDTH) for name in "qkvo"}
    for block in ("encoder", "decoder"):
        weights |= {f"{block}.up": matrix(2 * _WIDTH, _WIDTH), f"{block}.down": matrix(_WIDTH, 2 * _WIDTH)}
    for norm in ("encoder.1", "encoder.2", "encoder.3", "decoder.1", "cross.1", "decoder.2", "decoder.3"):
        weights |= {f"{norm}.gamma": np.ones(_WIDTH), f"{norm}.beta": np.zeros(_WIDTH)}
    return weights


def _norm(weights: Weights, name: str, x: Any) -> Any:
    centred = x - anp.mean(x, axis=-1, keepdims=True)
    deviation = anp.sqrt(anp.mean(centred**2, axis=-1, keepdims=True) + 1e-5)
    return centred / deviation * weights[f"{name}.gamma"] + weights[f"{name}.beta"]


def _attention(weights: Weights, block: str, x: Any, memory: Any, mask: Any) -> Any:
    def heads(name: str, of: Any) -> Any:
        flat = anp.dot(of, weights[f"{block}.{name}"].T)
        return anp.reshape(flat, (*of.shape[:2], _HEADS, -1)).transpose((0, 2, 1, 3))

    query, key, value = heads("q", x), heads("k", memory), heads("v", memory)
    scores = anp.matmul(query, key.transpose((0, 1, 3, 2))) / anp.sqrt(_WIDTH / _HEADS) + mask
    likely = anp.exp(scores - anp.max(scores, axis=-1, keepdims=True))
    mixed = anp.matmul(likely / anp.sum(likely, axis=-1, keepdims=True), value)
    return anp.dot(anp.reshape(mixed.transpose((0, 2, 1, 3)), x.shape), weights[f"{block}.o"].T)


def _forward(weights: Weights, block: str, x: Any) -> Any:
    up = anp.maximum(anp.dot(_norm(weights, f"{block}.2", x), weights[f"{block}.up"].T), 0)
    return x + anp.dot(up, weights[f"{block}.down"].T)


def _loss(weights: Weights, source: Any, target: Any) -> Any:
    hidden = -1e9 * (source == _PAD)[:, None, None, :]
    x = weights["embeddings"][source] + weights["positions"][: source.shape[1]]
    inside = _norm(weights, "encoder.1", x)
    x = _forward(weights, "encoder", x + _attention(weights, "encoder", inside, inside, hidden))
    memory = _norm(weights, "encoder.3", x)
    given, wanted = target[:, :-1], target[:, 1:]
    later = -1e9 * anp.triu(anp.ones((given.shape[1], given.shape[1])), 1)
    y = weights["embeddings"][given] + weights["positions"][: given.shape[1]]
    inside = _norm(weights, "decoder.1", y)
    y = y + _attention(weights, "decoder", inside, inside, later)
    y = y + _attention(weights, "cross", _norm(weights, "cross.1", y), memory, hidden)
    y = _norm(weights, "decoder.3", _forward(weights, "decoder", y))
    logits = anp.dot(y, weights["embeddings"].T)
    top = anp.max(logits, axis=-1, keepdims=True)
    log_probabilities = logits - top - anp.log(anp.sum(anp.exp(logits - top), axis=-1, keepdims=True))
    rows, columns = np.indices(wanted.shape)
    counts = wanted != _PAD
    return -anp.sum(log_probabilities[rows, columns, wanted] * counts) / anp.sum(counts)


def _train(source: np.ndarray, target: np.ndarray, vocabulary: int, steps: int, batch: int = 24) -> Weights:
    weights = _new_weights(vocabulary)
    slope: Callable[..., Any] = value_and_grad(_loss)
    momentum = {name: np.zeros_like(value) for name, value in weights.items()}
    spread = {name: np.zeros_like(value) for name, value in weights.items()}
    chooser = random.Random(7)
    for step in range(1, steps + 1):
        rows = chooser.sample(range(len(source)), batch)
        _, gradient = slope(weights, source[rows], target[rows])
        rate = 0.01 * min(1, step / 20, (steps + 1 - step) / (steps / 2))
        for name in weights:
            momentum[name] = 0.9 * momentum[name] + 0.1 * gradient[name]
            spread[name] = 0.98 * spread[name] + 0.02 * gradient[name] ** 2
            ahead, wide = momentum[name] / (1 - 0.9**step), spread[name] / (1 - 0.98**step)
            weights[name] = weights[name] - rate * ahead / (np.sqrt(wide) + 1e-8)
    return {name: value.astype(np.float32) for name, value in weights.items()}


def _spec(weights: Weights) -> TransformerSpec:
    spec = TransformerSpec.from_config(1, _HEADS, pre_norm=True)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    spec.encoder.embeddings[0].weight = weights["embeddings"]
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = weights["embeddings"]
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = weights["positions"]
    _set_attention(spec.encoder.layer[0].self_attention, weights, "encoder", ("qkv", "o"))
    _set_attention(spec.decoder.layer[0].self_attention, weights, "decoder", ("qkv", "o"))
    _set_attention(spec.decoder.layer[0].attention, weights, "cross", ("q", "kv", "o"))
    for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        _set_norm(side.layer[0].ffn.layer_norm, weights, f"{name}.2")
        _set_norm(side.layer_norm, weights, f"{name}.3")
        _set_linear(side.layer[0].ffn.linear_0, weights[f"{name}.up"])
        _set_linear(side.layer[0].ffn.linear_1, weights[f"{name}.down"])
    return spec


def _set_attention(attention: Any, weights: Weights, block: str, groups: Sequence[str]) -> None:
    _set_norm(attention.layer_norm, weights, f"{block}.1")
    for linear, group in zip(attention.linear, groups, strict=True):
        _set_linear(linear, np.concatenate([weights[f"{block}.{name}"] for name in group]))


def _set_norm(norm: Any, weights: Weights, name: str) -> None:
    norm.gamma, norm.beta = weights[f"{name}.gamma"], weights[f"{name}.beta"]


def _set_linear(linear: Any, matrix: np.ndarray) -> None:
    linear.weight, linear.bias = matrix, np.zeros(len(matrix), np.float32)


if __name__ == "__main__":
    if sys.argv[1] == "opus":
        write_opus_model(Path(sys.argv[2]))
    else:
        write_multilingual_model(Path(sys.argv[2]), NLLB_TAGS)
