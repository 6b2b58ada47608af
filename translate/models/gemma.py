"""Gemma 3 270M and a low-rank adapter, merged into an int8 CTranslate2 model. numpy only.

The layout follows CTranslate2's own Gemma 3 converter. Two facts differ because the weights come as GGUF: its norms
hold 1 + w where CTranslate2 wants w, and its matrices are block-quantised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from ctranslate2.specs import TransformerDecoderModelSpec

LAYERS = 18
WIDTH = 640
_HEADS = 4
_HEAD_SIZE = 256
_WINDOW = 512
_GLOBAL_EVERY = 6
_LOCAL_ROTARY_BASE = 1e4
_GLOBAL_ROTARY_BASE = 1e6
_NORM_EPSILON = 1e-6
_EMBEDDING_ROWS_AT_ONCE = 8192

_ADAPTER_NAMES = {
    "q": "attn_q",
    "k": "attn_k",
    "v": "attn_v",
    "o": "attn_output",
    "g": "ffn_gate",
    "u": "ffn_up",
    "d": "ffn_down",
}

# Below this, a row's scale would not fit a float32.
_SMALLEST_PEAK = np.float32(127.0 / np.finfo(np.float32).max)

Floats = NDArray[np.float32]
Adapter = Mapping[str, NDArray[np.float16]]


def quantise_rows(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Round each row to 8 bits, as CTranslate2 does: (rows, columns) to int8 of that shape and a scale for each row."""
    peak = np.abs(weights).max(axis=1)
    peak[peak == 0] = 127.0
    peak = np.maximum(peak, _SMALLEST_PEAK)
    scale = (127.0 / peak).astype(np.float32)
    return np.rint(weights * scale[:, None]).astype(np.int8), scale


class GgufTensors:
    """The tensors of a GGUF file as float32, read on demand from a memory map."""

    def __init__(self, path: Path):
        import gguf

        self._dequantise = gguf.dequantize
        self._tensors = {tensor.name: tensor for tensor in gguf.GGUFReader(path).tensors}

    def matrix(self, name: str, rows: NDArray[np.int64] | None = None) -> Floats:
        """The tensor `name`, or only some of its rows, as (rows, columns)."""
        tensor = self._tensors[f"{name}.weight"]
        data = tensor.data if rows is None else tensor.data[rows]
        return np.asarray(self._dequantise(data, tensor.tensor_type), dtype=np.float32)

    def norm(self, name: str) -> Floats:
        """A norm's weights as CTranslate2 wants them: without the 1 that GGUF adds."""
        weights: Floats = self.matrix(name) - np.float32(1.0)
        return weights


def build(
    tensors: GgufTensors,
    adapter: Adapter,
    keep: NDArray[np.int64],
    pieces: list[str],
    advance: Callable[[float], None],
) -> TransformerDecoderModelSpec:
    """The merged and quantised model, ready to be saved; `advance` is told the share done.

    `keep` holds the ids of the base vocabulary that stay, ascending; `pieces` their texts in the same order.
    """
    spec = _empty_spec()
    decoder = spec.decoder
    steps = LAYERS + 2
    _set_int8(decoder.embeddings, *_embeddings(tensors, keep))
    decoder.projection.weight = decoder.embeddings.weight
    decoder.projection.weight_scale = decoder.embeddings.weight_scale
    _set_norm(decoder.layer_norm, tensors.norm("output_norm"))
    advance(2 / steps)
    for index, layer in enumerate(decoder.layer):
        _set_layer(layer, index, tensors, adapter)
        advance((index + 3) / steps)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<bos>", "<eos>", "<unk>"
    spec.config.layer_norm_epsilon = _NORM_EPSILON
    spec.register_vocabulary(pieces)
    spec.validate()
    spec.optimize()
    return spec


def merged(tensors: GgufTensors, adapter: Adapter, layer: int, short: str) -> Floats:
    """A matrix of a layer with the adapter's change to it; `short` is the adapter's name for it, one of qkvogud."""
    base = tensors.matrix(f"blk.{layer}.{_ADAPTER_NAMES[short]}")
    up, down = (adapter[f"layers.{layer}.{short}.{side}"].astype(np.float32) for side in "BA")
    result: Floats = base + up @ down
    return result


def _empty_spec() -> TransformerDecoderModelSpec:
    from ctranslate2.specs import TransformerDecoderModelSpec, common_spec

    spec = TransformerDecoderModelSpec.from_config(
        LAYERS,
        _HEADS,
        pre_norm=True,
        activation=common_spec.Activation.GELUTanh,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=_HEAD_SIZE,
        rotary_interleave=False,
        rotary_base=_LOCAL_ROTARY_BASE,
        num_heads_kv=1,
        head_dim=_HEAD_SIZE,
        sliding_window=_WINDOW,
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    spec.decoder.scale_embeddings = True
    spec.decoder.start_from_zero_embedding = False
    return spec


def _embeddings(tensors: GgufTensors, keep: NDArray[np.int64]) -> tuple[NDArray[np.int8], Floats]:
    weights = np.empty((len(keep), WIDTH), dtype=np.int8)
    scales = np.empty(len(keep), dtype=np.float32)
    for first in range(0, len(keep), _EMBEDDING_ROWS_AT_ONCE):
        chosen = slice(first, first + _EMBEDDING_ROWS_AT_ONCE)
        weights[chosen], scales[chosen] = quantise_rows(tensors.matrix("token_embd", keep[chosen]))
    return weights, scales


def _set_layer(layer: Any, index: int, tensors: GgufTensors, adapter: Adapter) -> None:
    def weights(short: str) -> Floats:
        return merged(tensors, adapter, index, short)

    def norm(name: str) -> Floats:
        return tensors.norm(f"blk.{index}.{name}")

    attention = layer.self_attention
    _set_norm(layer.input_layer_norm, norm("attn_norm"))
    _set_norm(layer.post_attention_layer_norm, norm("post_attention_norm"))
    _set_norm(layer.pre_feedforward_layer_norm, norm("ffn_norm"))
    _set_norm(layer.post_feedforward_layer_norm, norm("post_ffw_norm"))
    _set_norm(attention.q_norm, norm("attn_q_norm"))
    _set_norm(attention.k_norm, norm("attn_k_norm"))
    _set_int8(attention.linear[0], *quantise_rows(np.concatenate([weights("q"), weights("k"), weights("v")])))
    _set_int8(attention.linear[1], *quantise_rows(weights("o")))
    _set_int8(layer.ffn.linear_0, *quantise_rows(weights("g")))
    _set_int8(layer.ffn.linear_0_noact, *quantise_rows(weights("u")))
    _set_int8(layer.ffn.linear_1, *quantise_rows(weights("d")))
    if (index + 1) % _GLOBAL_EVERY == 0:
        attention.rotary_base = np.float32(_GLOBAL_ROTARY_BASE)
        attention.sliding_window = np.int32(0)


def _set_int8(spec: Any, weights: NDArray[np.int8], scales: Floats) -> None:
    spec.weight, spec.weight_scale = weights, scales


def _set_norm(spec: Any, weights: Floats) -> None:
    spec.gamma, spec.layer_norm_use_residual = weights, True
