from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpora.errors import ModelError, OutputError
from tests.support.paths import REPOSITORY
from translate.models.cache import CACHE_VARIABLE, cache_folder, is_whole, obtain_folder


def fill(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"weights")


def never() -> None:
    raise AssertionError("nobody else is building")


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        obtain_folder(tmp_path / "models" / "a", lambda folder: (fill(folder), made.append(folder))[0], never)
    assert len(made) == 1
    assert is_whole(tmp_path / "models" / "a")
    assert (tmp_path / "models" / "a" / "model.bin").read_bytes() == b"weights"


@pytest.mark.parametrize("damage", ["cut", "lost", "no manifest", "bad manifest"])
def test_a_damaged_folder_is_made_again(damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "models" / "a"
    obtain_folder(folder, fill, never)
    if damage == "cut":
        (folder / "model.bin").write_bytes(b"wei")
    elif damage == "lost":
        (folder / "model.bin").unlink()
    elif damage == "no manifest":
        (folder / "manifest.json").unlink()
    else:
        (folder / "manifest.json").write_text("[1]")
    assert not is_whole(folder)
    obtain_folder(folder, fill, never)
    assert (folder / "model.bin").read_bytes() == b"weights"
    assert {path.name for path in folder.parent.iterdir()} == {"a", ".lock"}


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        fill(folder)
        raise ModelError("damaged")

    with pytest.raises(ModelError):
        obtain_folder(tmp_path / "models" / "a", fail, never)
    assert {path.name for path in (tmp_path / "models").iterdir()} == {".lock"}


def test_a_kill_leaves_no_half_folder_and_the_next_run_clears_up(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from translate.models.cache import obtain_folder\n"
        "def fill(folder):\n"
        "    (folder / 'model.bin').write_bytes(b'half'); print('filling', flush=True); time.sleep(60)\n"
        "obtain_folder(Path(sys.argv[1]), fill, lambda: None)"
    )
    folder = tmp_path / "models" / "a"
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, cwd=REPOSITORY) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"filling\n"
        process.send_signal(signal.SIGKILL)
    assert not folder.exists()
    assert len(list(folder.parent.iterdir())) == 2
    obtain_folder(folder, fill, never)
    assert (folder / "model.bin").read_bytes() == b"weights"
    assert {path.name for path in folder.parent.iterdir()} == {"a", ".lock"}


def _obtain_slowly(folder: Path, log: Path) -> None:
    def fill_slowly(aside: Path) -> None:
        with log.open("a") as file:
            file.write("filled\n")
        time.sleep(0.5)
        fill(aside)

    def waited() -> None:
        with log.open("a") as file:
            file.write("waited\n")

    obtain_folder(folder, fill_slowly, waited)


def test_of_two_processes_one_builds_and_the_other_waits(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    log = tmp_path / "log"
    processes = [context.Process(target=_obtain_slowly, args=(tmp_path / "models" / "a", log)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    lines = log.read_text().splitlines()
    assert lines.count("filled") == 1
    assert is_whole(tmp_path / "models" / "a")


def test_a_cache_that_cannot_be_written_says_which_variable_to_set(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=rf"Set {CACHE_VARIABLE} to a folder where you may write"):
        obtain_folder(tmp_path / "file" / "models" / "a", fill, never)


def test_a_full_disk_says_how_much_is_needed_and_leaves_nothing(small_disk: Path) -> None:
    def fill_too_much(folder: Path) -> None:
        (folder / "model.bin").write_bytes(b"x" * 200_000)

    with pytest.raises(OutputError, match=r"No space is left in .* 160 MB"):
        obtain_folder(small_disk / "models" / "a", fill_too_much, never)
    assert {path.name for path in (small_disk / "models").iterdir()} == {".lock"}


def test_the_cache_is_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder() == tmp_path / "cache"
    monkeypatch.delenv(CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if sys.platform == "linux":
        assert cache_folder() == tmp_path / "xdg" / "padanan"
