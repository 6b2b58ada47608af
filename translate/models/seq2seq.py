"""What a folder of a converted encoder–decoder holds: OPUS-MT, NLLB-200, M2M-100, Argos and their like.

These models differ in the names of their SentencePiece files, in how they are told the languages, and in whether a
source ends with an end token. All of it can be read off the files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.errors import ModelError
from corpora.languages import Language
from translate.pair import PAIRS, LanguagePair

MODEL_FILE = "model.bin"
CONFIG_FILE = "config.json"
_ONE_VOCABULARY = ("shared_vocabulary.json", "shared_vocabulary.txt")
_SOURCE_VOCABULARY = ("source_vocabulary.json", "source_vocabulary.txt")
_TARGET_VOCABULARY = ("target_vocabulary.json", "target_vocabulary.txt")
_SHARED_TOKENIZERS = (
    "sentencepiece.bpe.model",
    "sentencepiece.model",
    "spm.model",
    "spm.128k.model",
    "flores200_sacrebleu_tokenizer_spm.model",
    "spiece.model",
)
_SOURCE_TOKENIZER, _TARGET_TOKENIZER = "source.spm", "target.spm"
USEFUL_FILES = (
    MODEL_FILE, CONFIG_FILE, *_ONE_VOCABULARY, *_SOURCE_VOCABULARY, *_TARGET_VOCABULARY,
    *_SHARED_TOKENIZERS, _SOURCE_TOKENIZER, _TARGET_TOKENIZER, "metadata.json", "LICENSE", "README.md",
)  # fmt: skip
"""Every file that such a folder may have and that is worth keeping."""

# What each family calls the languages. OPUS-MT's tokens say only the target, before the source.
_NLLB = {Language.INDONESIAN: "ind_Latn", Language.ENGLISH: "eng_Latn"}
_M2M = {Language.INDONESIAN: "__id__", Language.ENGLISH: "__en__"}
_OPUS = {Language.INDONESIAN: (">>ind<<", ">>id<<"), Language.ENGLISH: (">>eng<<", ">>en<<")}
_Tags = dict[LanguagePair, tuple[str, ...]]


@dataclass(frozen=True)
class Seq2SeqLayout:
    """How a model is to be fed."""

    source_tokenizer: Path
    target_tokenizer: Path
    source_tags: Mapping[LanguagePair, tuple[str, ...]]
    """Pieces before a source, for each direction in which the model can be asked."""
    target_tags: Mapping[LanguagePair, tuple[str, ...]]
    """Pieces that a target must begin with."""
    source_end: tuple[str, ...]
    """Pieces behind a source."""
    end: str
    """The piece that ends a target."""

    @property
    def is_multilingual(self) -> bool:
        """Whether it is told the languages, and so does both directions."""
        return any(self.source_tags.values())


def read_layout(folder: Path) -> Seq2SeqLayout:
    """Read the conventions of the model in `folder` off its files. Raises ModelError."""
    config = _config(folder)
    vocabulary = _vocabulary(folder)
    source_tokenizer, target_tokenizer = _tokenizers(folder)
    source_tags, target_tags = _tags(vocabulary)
    end = str(config.get("eos_token") or "</s>")
    # CTranslate2 adds the end by itself, or the model never saw one (OpenNMT's, so Argos's).
    sees_no_end = config.get("add_source_eos") or config.get("decoder_start_token") == config.get("bos_token")
    source_end = () if sees_no_end else (end,)
    return Seq2SeqLayout(source_tokenizer, target_tokenizer, source_tags, target_tags, source_end, end)


def stated_pair(folder: Path, name: str) -> LanguagePair | None:
    """The direction of a model of one direction, if Argos's metadata or its name (opus-mt-id-en) says so."""
    metadata = _json(folder / "metadata.json")
    stated = f"{metadata.get('from_code')}-{metadata.get('to_code')}" if isinstance(metadata, dict) else ""
    named = re.findall(r"(?<![a-z])(id-en|en-id)(?![a-z])", name)
    return next((pair for pair in PAIRS if pair.code in (stated, *named)), None)


def _config(folder: Path) -> Mapping[str, Any]:
    if not (folder / MODEL_FILE).is_file():
        raise ModelError(
            f"{folder} holds no {MODEL_FILE}, so it is no CTranslate2 model. Convert it first, for example with: "
            f"ct2-transformers-converter --model NAME --quantization int8 --output_dir FOLDER"
        )
    config = _json(folder / CONFIG_FILE)
    if not isinstance(config, dict):
        raise ModelError(f"{folder / CONFIG_FILE} is missing or broken. Copy the model's folder again, whole.")
    return config


def _vocabulary(folder: Path) -> frozenset[str]:
    for name in (*_ONE_VOCABULARY, *_SOURCE_VOCABULARY):
        if (folder / name).is_file():
            return frozenset(_read_vocabulary(folder / name))
    raise ModelError(f"{folder} holds no vocabulary ({_ONE_VOCABULARY[0]}). Copy the model's folder again, whole.")


def _read_vocabulary(path: Path) -> Sequence[str]:
    if path.suffix == ".txt":
        return path.read_text("utf-8", errors="replace").split("\n")
    pieces = _json(path)
    if not isinstance(pieces, list):
        raise ModelError(f"{path} is broken. Copy the model's folder again, whole.")
    return [str(piece) for piece in pieces]


def _tokenizers(folder: Path) -> tuple[Path, Path]:
    source, target = folder / _SOURCE_TOKENIZER, folder / _TARGET_TOKENIZER
    if source.is_file() and target.is_file():
        return source, target
    for name in _SHARED_TOKENIZERS:
        if (folder / name).is_file():
            return folder / name, folder / name
    raise ModelError(
        f"{folder} holds no SentencePiece model. Copy {_SOURCE_TOKENIZER} and {_TARGET_TOKENIZER} (OPUS-MT) or "
        f"{_SHARED_TOKENIZERS[0]} (NLLB, M2M-100) into it from where the model was published."
    )


def _tags(vocabulary: frozenset[str]) -> tuple[_Tags, _Tags]:
    for names in (_NLLB, _M2M):
        if vocabulary.issuperset(names.values()):
            return {pair: (names[pair.source],) for pair in PAIRS}, {pair: (names[pair.target],) for pair in PAIRS}
    nothing: _Tags = dict.fromkeys(PAIRS, ())
    said = {pair: [tag for tag in _OPUS[pair.target] if tag in vocabulary][:1] for pair in PAIRS}
    return ({pair: tuple(tags) for pair, tags in said.items()} if any(said.values()) else nothing), nothing


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
