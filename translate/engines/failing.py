"""What a native library raises, as one error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpora.errors import EngineError


@contextmanager
def failing_as_engine_error(name: str) -> Iterator[None]:
    """Turn what the library of the engine `name` raises into EngineError."""
    try:
        yield
    except (RuntimeError, ValueError, MemoryError) as error:
        raise EngineError(f"The engine {name} failed: {error or type(error).__name__}.") from error
