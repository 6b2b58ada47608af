"""Drafts from another process: it answers, it dies, it is silent, and it never outlives its parent."""

from __future__ import annotations

import asyncio
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from corpora.errors import EngineError, UnreadableInputError
from corpora.languages import Language
from tests.support.odd_drafters import OddDrafter, asked
from tests.support.paths import REPOSITORY
from translate.config import MemoryFile
from translate.pair import LanguagePair
from translate.review.drafting import DraftingSetup, EngineFacts
from translate.review.drafting_process import ProcessDrafter
from tui.clerk import Clerk

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
SETUP = DraftingSetup(ID_EN)


@pytest.fixture
def drafter() -> Iterator[ProcessDrafter]:
    made = ProcessDrafter(SETUP, OddDrafter)
    yield made
    made.close()


@pytest.fixture(scope="module")
def lasting() -> Iterator[ProcessDrafter]:
    """One for the tests after which it is as before."""
    made = ProcessDrafter(SETUP, OddDrafter)
    yield made
    made.close()


def is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    # One that nobody asked about yet is still listed.
    status = subprocess.run(["ps", "-o", "stat=", "-p", str(process_id)], capture_output=True, text=True, check=False)
    return status.stdout.strip()[:1] not in ("", "Z")


def comes_true(check: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(0.02)
    return check()


def test_the_setup_can_be_sent_to_another_process() -> None:
    setup = DraftingSetup(ID_EN, "opus", glossary_paths=(Path("a.csv"),), memory_files=(MemoryFile(Path("b.tm")),))
    assert pickle.loads(pickle.dumps(setup)) == setup
    with pytest.raises(FrozenInstanceError):
        setup.engine = "other"  # type: ignore[misc]


def test_drafts_and_alternatives_come_from_another_process(drafter: ProcessDrafter) -> None:
    assert drafter.process_id is None
    drafts = drafter.draft([asked("satu", 4), asked("dua", 7)])
    assert {number: version.target for number, version in drafts.items()} == {4: "SATU", 7: "DUA"}
    assert [one.target for one in drafter.alternatives(asked("tiga"), 2, "opus")] == ["tiga 0 opus", "tiga 1 opus"]
    assert drafter.process_id not in (None, os.getpid())


def test_the_process_is_the_same_from_call_to_call(lasting: ProcessDrafter) -> None:
    lasting.warm_up()
    first = lasting.process_id
    lasting.draft([asked("satu")])
    assert lasting.process_id == first


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("crash now", "The engine's process crashed (SIGSEGV). The next draft starts it again."),
        ("exit now", "The engine's process ended unexpectedly (exit code 3). The next draft starts it again."),
    ],
)
def test_a_child_that_dies_at_work_is_told_in_a_line_and_started_again(
    drafter: ProcessDrafter, order: str, told: str
) -> None:
    with pytest.raises(EngineError) as error:
        drafter.draft([asked(order)])
    assert str(error.value) == told
    assert drafter.draft([asked("satu")])[1].target == "SATU"


def test_a_child_that_was_killed_while_nothing_was_asked_is_started_again_without_a_word(
    drafter: ProcessDrafter,
) -> None:
    drafter.warm_up()
    first = drafter.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    # Told by the system as ended, with all its threads.
    assert comes_true(lambda: os.waitid(os.P_PID, first, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None)
    assert drafter.draft([asked("satu")])[1].target == "SATU"
    assert drafter.process_id != first


def test_a_child_that_is_killed_at_work_is_told(drafter: ProcessDrafter) -> None:
    drafter.warm_up()
    threading.Timer(0.2, lambda: os.kill(drafter.process_id or 0, signal.SIGKILL)).start()
    with pytest.raises(EngineError, match="was killed, perhaps for want of memory"):
        drafter.draft([asked("sleep 60")])


def test_a_mistake_in_the_program_shows_itself_and_where_it_was(lasting: ProcessDrafter) -> None:
    with pytest.raises(RuntimeError, match=r"odd_drafters\.py.*in _done(.|\n)*KeyError: 'here'"):
        lasting.draft([asked("mistake here")])
    assert lasting.draft([asked("satu")])[1].target == "SATU"


def test_glossaries_stay_those_of_the_last_word_even_in_a_new_process(drafter: ProcessDrafter, tmp_path: Path) -> None:
    path = tmp_path / "istilah.csv"
    path.write_text("id,en\n", "utf-8")
    drafter.use_glossaries([path])
    with pytest.raises(UnreadableInputError):
        drafter.use_glossaries([tmp_path / "lain.csv"])
    with pytest.raises(EngineError):
        drafter.draft([asked("exit now")])
    assert drafter.warm_up() == EngineFacts("odd", "istilah.csv")


def test_closing_ends_the_child_at_once_and_who_waits_is_told(drafter: ProcessDrafter) -> None:
    drafter.warm_up()
    child = drafter.process_id
    assert child is not None
    threading.Timer(0.2, drafter.close).start()
    with pytest.raises(EngineError, match=r"^Drafting was ended\.$"):
        drafter.draft([asked("sleep 60")])
    assert not is_alive(child)
    drafter.close()
    with pytest.raises(EngineError, match="Drafting was ended"):
        drafter.draft([asked("satu")])


def test_several_threads_may_ask(lasting: ProcessDrafter) -> None:
    answers: dict[int, str | None] = {}

    def ask(number: int) -> None:
        answers[number] = lasting.draft([asked(f"kata {number}", number)])[number].target

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: f"KATA {number}" for number in range(1, 9)}


def test_the_child_writes_nothing_into_the_terminal(drafter: ProcessDrafter, capfd: pytest.CaptureFixture[str]) -> None:
    drafter.draft([asked("shout NOISE")])
    with pytest.raises(EngineError):
        drafter.draft([asked("crash now")])
    assert capfd.readouterr() == ("", "")


def test_it_starts_where_standard_error_has_no_descriptor_as_inside_textual(
    drafter: ProcessDrafter, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Captured(io.StringIO):
        def fileno(self) -> int:
            return -1

    monkeypatch.setattr(sys, "stderr", Captured())
    assert drafter.warm_up() == EngineFacts("odd", "")


def test_ctrl_c_in_the_terminal_does_not_reach_the_child(lasting: ProcessDrafter) -> None:
    (version,) = lasting.draft([asked("session")]).values()
    session, process_id = (version.target or "").split()
    assert session == process_id != str(os.getsid(0))


def test_the_child_does_not_outlive_its_parent_even_if_both_are_at_work() -> None:
    code = (
        "import threading; from tests.support.odd_drafters import OddDrafter, asked\n"
        "from tests.translate.review.test_drafting_process import SETUP, ProcessDrafter\n"
        "drafter = ProcessDrafter(SETUP, OddDrafter); drafter.warm_up(); print(drafter.process_id, flush=True)\n"
        "drafter.draft([asked('sleep 60')])\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=REPOSITORY) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)
        time.sleep(0.1)
        parent.kill()
    assert comes_true(lambda: not is_alive(child))


def test_what_lies_in_the_working_folder_is_not_run(
    drafter: ProcessDrafter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(9)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert drafter.draft([asked("satu")])[1].target == "SATU"


@pytest.mark.parametrize("order", ["sleep 1", "compute 1"])
def test_an_event_loop_goes_on_while_the_engine_is_at_work(order: str) -> None:
    async def turns_while_drafting() -> tuple[int, str | None]:
        clerk = Clerk("drafter", lambda: ProcessDrafter(SETUP, OddDrafter))
        await clerk.ask(lambda drafter: drafter.warm_up())
        drafting = asyncio.ensure_future(clerk.ask(lambda drafter: drafter.draft([asked(order)])))
        turns = 0
        while not drafting.done():
            turns += 1
            await asyncio.sleep(0.005)
        clerk.close(lambda drafter: drafter.close())
        return turns, (await drafting)[1].target

    turns, target = asyncio.run(turns_while_drafting())
    assert target == order.upper()
    # Without a process of its own there would be a handful.
    assert turns > 20
