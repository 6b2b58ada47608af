"""The built-in model: Gemma 3 270M with Padanan's adapter, assembled once into the user's cache."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from translate.models import gemma
from translate.models.base import GEMMA_3_270M, BaseModel
from translate.models.cache import cache_folder, folder_size_bytes, is_whole, obtain_folder
from translate.progress import Progress

if TYPE_CHECKING:
    from importlib.abc import Traversable

FORMAT_VERSION = 1
"""Goes up when the same base and adapter are assembled into something else."""

_TOKENIZER = "tokenizer.model"
_JOIN_SHARE = 0.08
_BUILD_SHARE = 0.92


@dataclass(frozen=True)
class BuiltinModel:
    """The assembled model's place in the cache, whether or not it is there yet."""

    key: str
    """Changes with the base, the adapter, the vocabulary and the format."""
    folder: Path
    base: BaseModel = GEMMA_3_270M

    @property
    def is_installed(self) -> bool:
        """Whether it is in the cache, whole."""
        return is_whole(self.folder)

    @property
    def size_bytes(self) -> int:
        """Its size on disk. It must be installed."""
        return folder_size_bytes(self.folder)

    @property
    def tokenizer(self) -> Path:
        """Its SentencePiece model."""
        return self.folder / _TOKENIZER

    def other_versions(self) -> list[Path]:
        """Folders of models assembled from other bases or adapters, which nothing of this version uses."""
        return sorted(other for other in self.folder.parent.glob("builtin-*") if other != self.folder)


def builtin_model() -> BuiltinModel:
    """The model that this version of Padanan uses, without assembling it."""
    return BuiltinModel(_key(), cache_folder() / "models" / f"builtin-{_key()}")


def install_builtin(progress: Progress) -> BuiltinModel:
    """The model, assembled if it is not in the cache. Takes some 20 seconds, 420 MB of disk and 750 MB of memory.

    Raises ModelError if the base is missing or damaged, OutputError if the cache cannot be written.
    """
    model = builtin_model()
    if model.is_installed:
        return model
    try:
        obtain_folder(
            model.folder,
            fill=lambda folder: _assemble(model.base, folder, progress),
            on_wait=lambda: progress.begin("Waiting for another Padanan to put the built-in model together"),
        )
    finally:
        progress.end()
    return model


def _assemble(base: BaseModel, folder: Path, progress: Progress) -> None:
    import numpy as np
    import sentencepiece

    base.parts()
    progress.begin("Putting the built-in model together (once, under a minute)")
    joined = folder / "base.gguf"
    base.join(joined, advance=lambda share: progress.advance(share * _JOIN_SHARE))
    with resources.as_file(_adapter()) as adapter_folder, np.load(adapter_folder / "adapter.npz") as adapter:
        tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(adapter_folder / "trim.model"))
        pieces = [tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())]
        keep = np.load(adapter_folder / "keep.npy")
        spec = gemma.build(
            gemma.GgufTensors(joined),
            adapter,
            keep,
            pieces,
            advance=lambda share: progress.advance(_JOIN_SHARE + share * (_BUILD_SHARE - _JOIN_SHARE)),
        )
        spec.save(str(folder))
    joined.unlink()
    for name, kept_as in (("trim.model", _TOKENIZER), ("LICENSE", "LICENSE"), ("NOTICE", "NOTICE")):
        (folder / kept_as).write_bytes((_adapter() / name).read_bytes())
    progress.advance(1.0)


@cache
def _key() -> str:
    digest = hashlib.sha256(f"{FORMAT_VERSION} {GEMMA_3_270M.sha256}".encode())
    for name in ("adapter.npz", "keep.npy", "trim.model"):
        digest.update((_adapter() / name).read_bytes())
    return digest.hexdigest()[:12]


def _adapter() -> Traversable:
    return resources.files("translate.models") / "adapter"
