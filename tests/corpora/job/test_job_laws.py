"""Whatever is done in whatever order, a job is what a simple model says."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from corpora.job import open_job
from tests.support.jobs import SIX, Action, JobModel, SmallMemory, begin, integrity, perform, quick_folder

NUMBERS = st.integers(1, 6)
SOME = st.lists(NUMBERS, min_size=1, max_size=3, unique=True)
TEXTS = st.sampled_from(["", "One.", "Two.", "Two!", "Tiga “3” <1>"])
MANY = st.dictionaries(NUMBERS.map(str), TEXTS, min_size=1, max_size=4)


class Reviewing(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.open = ExitStack()
        folder = self.open.enter_context(quick_folder())
        self.memory = SmallMemory(folder / "memory.tm")
        self.path = begin(folder)
        self.model = JobModel(SIX.split("\n"))
        self.job = open_job(self.path, memory=self.memory)

    def _do(self, *action: Any) -> None:
        perform(self.job, Action(action))
        self.model.apply(Action(action))

    def _is_locked(self, number: int) -> bool:
        return self.model.standings[number][0] == "locked"

    @rule(number=NUMBERS, text=TEXTS)
    def edit(self, number: int, text: str) -> None:
        if not self._is_locked(number):
            self._do("edit", number, text)

    @rule(number=NUMBERS, text=TEXTS)
    def confirm(self, number: int, text: str) -> None:
        if not self._is_locked(number):
            self._do("confirm", number, text)

    @rule(number=NUMBERS)
    def confirm_as_it_is(self, number: int) -> None:
        if not self._is_locked(number) and self.model.standings[number][1] is not None:
            self._do("confirm", number)

    @rule(number=NUMBERS)
    def propagate(self, number: int) -> None:
        if self.model.standings[number][1] is not None:
            self._do("propagate", number)

    @rule(texts=MANY)
    def replace(self, texts: dict[str, str]) -> None:
        self._do("replace", texts)

    @rule(drafts=MANY)
    def draft(self, drafts: dict[str, str]) -> None:
        self._do("draft", drafts)

    @rule(verb=st.sampled_from(["clear", "reject", "lock", "unlock"]), numbers=SOME)
    def change_some(self, verb: str, numbers: list[int]) -> None:
        self._do(verb, *numbers)

    @rule(number=NUMBERS, text=TEXTS)
    def type(self, number: int, text: str) -> None:
        if not self._is_locked(number):
            self._do("save_typing", number, text)

    @precondition(lambda self: self.model.done)
    @rule()
    def undo(self) -> None:
        self._do("undo")

    @precondition(lambda self: self.model.undone)
    @rule()
    def redo(self) -> None:
        self._do("redo")

    @rule()
    def reopen(self) -> None:
        self.job.close()
        self.job = open_job(self.path, memory=self.memory)

    @invariant()
    def is_as_the_model(self) -> None:
        assert self.model.seen_in(self.job)
        assert (self.job.next_undo is None) == (not self.model.done)
        assert (self.job.next_redo is None) == (not self.model.undone)

    def teardown(self) -> None:
        if not hasattr(self, "job"):
            return
        learned = {(source, target) for source, target in self.model.learned if target}
        assert set(self.memory.pairs()) == learned
        self.job.close()
        assert integrity(self.path) == "ok"
        self.memory.close()
        self.open.close()


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
