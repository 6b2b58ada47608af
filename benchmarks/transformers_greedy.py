"""The built-in model's weights through torch and transformers, greedy: the yardstick for speed.

    python -m benchmarks.transformers_greedy FILE BATCH

Float32, left-padded batches sorted by length; BATCH 1 is the loop that one would write first. The last line on stderr
begins with words a second.
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib import resources
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from corpora.languages import Language
from translate.engine import Request
from translate.engines.prompt import prompt
from translate.models import gemma
from translate.models.base import GEMMA_3_270M
from translate.pair import LanguagePair

SUBMODULES = {
    "q": "self_attn.q_proj", "k": "self_attn.k_proj", "v": "self_attn.v_proj", "o": "self_attn.o_proj",
    "g": "mlp.gate_proj", "u": "mlp.up_proj", "d": "mlp.down_proj",
}  # fmt: skip
NORMS = {
    "attn_norm": "input_layernorm", "post_attention_norm": "post_attention_layernorm",
    "ffn_norm": "pre_feedforward_layernorm", "post_ffw_norm": "post_feedforward_layernorm",
    "attn_q_norm": "self_attn.q_norm", "attn_k_norm": "self_attn.k_norm",
}  # fmt: skip


def load() -> Gemma3ForCausalLM:
    adapter_folder = resources.files("translate.models") / "adapter"
    keep = np.load(str(adapter_folder / "keep.npy"))
    adapter = np.load(str(adapter_folder / "adapter.npz"))
    config = Gemma3TextConfig(
        vocab_size=len(keep), hidden_size=640, intermediate_size=2048, num_hidden_layers=18, num_attention_heads=4,
        num_key_value_heads=1, head_dim=256, sliding_window=512, query_pre_attn_scalar=256,
        pad_token_id=0, eos_token_id=1, bos_token_id=2,
        layer_types=["full_attention" if (i + 1) % 6 == 0 else "sliding_attention" for i in range(18)],
    )  # fmt: skip
    state = {}
    with tempfile.NamedTemporaryFile() as joined:
        GEMMA_3_270M.join(Path(joined.name), advance=lambda share: None)
        tensors = gemma.GgufTensors(Path(joined.name))
        state["model.embed_tokens.weight"] = tensors.matrix("token_embd", keep)
        state["model.norm.weight"] = tensors.norm("output_norm")
        for layer in range(18):
            for short, name in SUBMODULES.items():
                state[f"model.layers.{layer}.{name}.weight"] = gemma.merged(tensors, adapter, layer, short)
            for name, module in NORMS.items():
                state[f"model.layers.{layer}.{module}.weight"] = tensors.norm(f"blk.{layer}.{name}")
    model = Gemma3ForCausalLM(config)
    state["lm_head.weight"] = state["model.embed_tokens.weight"]
    model.load_state_dict({name: torch.from_numpy(np.array(weights)) for name, weights in state.items()})
    return model.eval()


@torch.no_grad()
def translate(
    model: Gemma3ForCausalLM, tokenizer: sentencepiece.SentencePieceProcessor, lines: list[str], size: int
) -> list[str]:
    pair = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
    prompts = [[2, *tokenizer.encode(prompt(Request(line), pair))] for line in lines]
    order = sorted(range(len(lines)), key=lambda index: len(prompts[index]))
    outputs = [""] * len(lines)
    for first in range(0, len(order), size):
        batch = order[first : first + size]
        width = max(len(prompts[index]) for index in batch)
        ids = torch.tensor([[0] * (width - len(prompts[index])) + prompts[index] for index in batch])
        generated = model.generate(
            input_ids=ids, attention_mask=(ids != 0).long(), do_sample=False, max_new_tokens=200, use_cache=True
        )
        for index, row in zip(batch, generated[:, width:].tolist(), strict=True):
            ended = row.index(1) if 1 in row else len(row)
            outputs[index] = tokenizer.decode(row[:ended]).strip()
    return outputs


def main() -> None:
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    tokenizer = sentencepiece.SentencePieceProcessor(
        model_file=str(resources.files("translate.models") / "adapter" / "trim.model")
    )
    model = load()
    begun = time.monotonic()
    outputs = translate(model, tokenizer, lines, int(sys.argv[2]))
    seconds = time.monotonic() - begun
    print("\n".join(outputs))
    print(f"{sum(len(line.split()) for line in lines) / seconds:.2f} words/s", file=sys.stderr)


if __name__ == "__main__":
    main()
