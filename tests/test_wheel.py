"""The wheel, installed in a new environment and run from another folder."""

from __future__ import annotations

import site
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY


@pytest.mark.slow
@pytest.mark.usefixtures("tiny_model")
def test_the_wheel_works_from_another_folder(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, REPOSITORY], check=True)
    (wheel,) = tmp_path.glob("padanan-*.whl")
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False, symlinks=True)
    python = environment / "bin" / "python"
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)}))
    subprocess.run([*pip, "--python", python, "install", "--no-deps", wheel], check=True)
    assert (packages / "tui" / "locale" / "id" / "LC_MESSAGES" / "padanan.mo").is_file()
    # The dependencies are borrowed from this environment; a plain path does not bring its editable padanan along.
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()), "utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "berita.txt").write_text("Utusan itu tiba di Jenewa.\n", "utf-8")

    def run(*arguments: str) -> str:
        command = [environment / "bin" / "padanan", *arguments]
        return subprocess.run(command, cwd=elsewhere, check=True, capture_output=True, text=True).stdout

    where = subprocess.run(
        [python, "-c", "import translate; print(translate.__file__)"], cwd=elsewhere, check=True, capture_output=True
    )
    assert str(environment) in where.stdout.decode()
    assert run("--version").startswith("padanan ")
    assert "Gemma Terms of Use" in run("model", "info")
    run("translate", "berita.txt")
    assert "envoy" in (elsewhere / "berita.en.txt").read_text("utf-8")
