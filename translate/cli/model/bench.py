"""`padanan model bench`."""

from __future__ import annotations

import time
from collections.abc import Iterator

import click

from corpora.errors import PadananError
from corpora.languages import Language
from translate.cli import ExitCode, say
from translate.cli.console import console_progress
from translate.cli.options import available_cores, beam_option, threads_option
from translate.engine import Engine, Request
from translate.engines.opening import Engines
from translate.models.installed import BUILTIN, BUILTIN_DIRECTIONS, installed_model, installed_models
from translate.pair import LanguagePair

_SENTENCES = {
    Language.INDONESIAN: (
        "Menteri luar negeri kedua negara bertemu di Jakarta untuk membahas kerja sama perdagangan.",
        "Pemerintah mengatakan harga beras akan turun setelah panen raya bulan depan.",
        "Presiden menyampaikan belasungkawa kepada keluarga korban gempa bumi.",
        "Para pengunjuk rasa menuntut undang-undang itu dibatalkan.",
    ),
    Language.ENGLISH: (
        "The foreign ministers of the two countries met in Jakarta to discuss cooperation in trade.",
        "The government said the price of rice would fall after next month's main harvest.",
        "The president conveyed his condolences to the families of the victims of the earthquake.",
        "The protesters demanded that the law be revoked.",
    ),
}
_ROUNDS = 3


@click.command(name="bench")
@click.argument("names", nargs=-1, metavar="[NAME]…")
@beam_option
@threads_option
def command(names: tuple[str, ...], beam: int, threads: int | None) -> int:
    """Measure how long models take to load and how many words a second they translate here. Without NAME: all.

    \b
    Example:
      padanan model bench builtin firefox --beam 1

    The sentences are Padanan's own, a dozen a direction; it takes some ten seconds a model.
    """
    failures = 0
    for name in names or (BUILTIN, *(model.name for model in installed_models())):
        try:
            for line in _measured(name, beam, threads or available_cores()):
                click.echo(line)
        except PadananError as error:
            say(f"{name}: {error}")
            failures += 1
    return ExitCode.FINDINGS if failures else ExitCode.FINE


def _measured(name: str, beam: int, threads: int) -> Iterator[str]:
    directions = BUILTIN_DIRECTIONS if name == BUILTIN else installed_model(name).directions
    engines = Engines(threads, console_progress())
    for pair in map(LanguagePair.parse, directions):
        begun = time.monotonic()
        engine = engines.engine(pair, name)
        loading = time.monotonic() - begun
        rate = _words_a_second(engine, pair, beam)
        yield f"{name:<16} {pair.code}  {rate:>6.0f} words/s  loaded in {loading:.2f} s"


def _words_a_second(engine: Engine, pair: LanguagePair, beam: int) -> float:
    requests = [Request(sentence) for sentence in _SENTENCES[pair.source]] * _ROUNDS
    engine.translate(requests[:1], pair, beam_size=beam)
    begun = time.monotonic()
    engine.translate(requests, pair, beam_size=beam)
    return sum(len(request.source.split()) for request in requests) / (time.monotonic() - begun)
