"""Engines by name, each loaded once."""

from __future__ import annotations

from dataclasses import dataclass, field

from translate.engine import Engine
from translate.engines.builtin import BuiltinEngine
from translate.engines.firefox import FirefoxEngine
from translate.engines.modelless import MODELLESS
from translate.engines.seq2seq import Seq2SeqEngine
from translate.models.builtin import install_builtin
from translate.models.choice import chosen_engine
from translate.models.installed import BUILTIN, InstalledModel, installed_model
from translate.pair import LanguagePair
from translate.progress import Progress
from translate.terms import TermRepairer

_Opened = BuiltinEngine | Seq2SeqEngine | FirefoxEngine


@dataclass
class Engines:
    """Opens engines and keeps them."""

    threads: int
    progress: Progress
    _opened: dict[tuple[str, str], _Opened] = field(default_factory=dict)

    def engine(self, pair: LanguagePair, name: str | None = None) -> Engine:
        """The engine of that name, or the one chosen for the direction.

        Raises UsageError if there is none or it does not translate in that direction, ModelError if it cannot be
        loaded.
        """
        return MODELLESS.get(name or "") or self._open(pair, name or chosen_engine(pair))

    def repairer(self, engine: Engine, pair: LanguagePair, beam_size: int) -> TermRepairer | None:
        """What looks after terms: the engine itself, or the built-in one where that cannot be constrained.

        None for an engine that translates nothing.
        """
        if engine.name in MODELLESS:
            return None
        if isinstance(engine, BuiltinEngine | Seq2SeqEngine):
            return TermRepairer(engine, pair, beam_size)
        return TermRepairer(self._builtin(), pair, beam_size, drafts_are_own=False)

    def _open(self, pair: LanguagePair, name: str) -> _Opened:
        if name == BUILTIN:
            return self._builtin()
        model = installed_model(name)
        model.check_direction(pair)
        key = (name, pair.code if model.kind == "firefox" else "")
        if key not in self._opened:
            self._opened[key] = open_installed(model, pair, self.threads)
        return self._opened[key]

    def _builtin(self) -> BuiltinEngine:
        engine = self._opened.get((BUILTIN, ""))
        if not isinstance(engine, BuiltinEngine):
            engine = BuiltinEngine(install_builtin(self.progress), self.threads)
            self._opened[BUILTIN, ""] = engine
        return engine


def open_installed(model: InstalledModel, pair: LanguagePair, threads: int) -> Seq2SeqEngine | FirefoxEngine:
    """Load an installed model. Raises ModelError."""
    if model.kind == "firefox":
        return FirefoxEngine(model.name, model.key, model.folder, pair)
    return Seq2SeqEngine(model.name, model.key, model.folder, threads)
