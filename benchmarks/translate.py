"""Speed, memory and quality of `padanan translate`, in one run on one machine.

    python -m benchmarks.translate FOLDER [--quick]

FOLDER holds flores-dev.id and flores-dev.en. `--quick` leaves out the full quality run (about 10 minutes on 2 cores).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

LINES_FOR_SPEED = 200


@dataclass(frozen=True)
class Run:
    seconds: float
    peak_megabytes: float
    stderr: str


def measure(command: list[str], **environment: str) -> Run:
    """Run a command as a process of its own; its wall time and its largest resident size."""
    with tempfile.TemporaryFile() as talk:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=talk, env={**os.environ, **environment})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        talk.seek(0)
        stderr = talk.read().decode()
    if process.returncode > 1:
        sys.exit(f"{' '.join(command)} failed:\n{stderr}")
    return Run(seconds, usage.ru_maxrss / 1024, stderr)


def padanan(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from translate.cli import main; main()", *arguments]


def translate(source: Path, target: Path, *options: str) -> tuple[Run, float]:
    """Translate a file; the run, and the words a second that it reports (without loading the model)."""
    languages = ("--from", source.suffix[1:], "--to", target.suffix[1:])
    run = measure(
        padanan(
            "translate", str(source), "-o", str(target), "--force", "--format", "txt", *languages,
            "--no-default-glossary", *options,
        )
    )  # fmt: skip
    rate = next(line for line in run.stderr.splitlines() if "words/s" in line)
    return run, float(rate.rsplit("(", 1)[1].split()[0])


def cold_start() -> None:
    seconds = [measure(padanan("--help")).seconds for _ in range(7)]
    print(f"padanan --help: {statistics.median(seconds):.3f} s (median of {len(seconds)}; at most 0.35 s wanted)")


def assembly(folder: Path) -> None:
    install = (
        "from translate.models.builtin import install_builtin as i; from translate.progress import Silence as S; i(S())"
    )
    run = measure([sys.executable, "-c", install], PADANAN_CACHE=str(folder / "cache"))
    print(f"assembly of the built-in model: {run.seconds:.1f} s, peak {run.peak_megabytes:.0f} MB")


def speed(bitext: Path, folder: Path) -> None:
    lines = (bitext / "flores-dev.id").read_text("utf-8").splitlines()[:LINES_FOR_SPEED]
    source = folder / "speed.id"
    source.write_text("\n".join(lines) + "\n", "utf-8")
    rates = {}
    for beam in (4, 1):
        run, rates[beam] = translate(source, folder / "speed.en", "--beam", str(beam))
        print(
            f"padanan translate, {len(lines)} lines id-en, beam {beam}: {rates[beam]:.0f} words/s, "
            f"{run.seconds:.1f} s in all, peak {run.peak_megabytes:.0f} MB (at most 900 MB wanted)"
        )
    if importlib.util.find_spec("torch") is None or importlib.util.find_spec("transformers") is None:
        print("torch/transformers: not installed, no ratio (pip install torch transformers)")
        return
    for batch in (1, 16):
        run = measure([sys.executable, "-m", "benchmarks.transformers_greedy", str(source), str(batch)])
        rate = float(run.stderr.splitlines()[-1].split()[0])
        print(
            f"transformers greedy, the same weights and lines, {batch} at a time: {rate:.1f} words/s, "
            f"peak {run.peak_megabytes:.0f} MB; ratio greedy to greedy {rates[1] / rate:.1f} (at least 5 wanted), "
            f"beam 4 to greedy {rates[4] / rate:.1f}",
            flush=True,
        )


def quality(bitext: Path, folder: Path) -> None:
    from sacrebleu.metrics import BLEU, CHRF

    for source, target in (("id", "en"), ("en", "id")):
        output = folder / f"quality.{target}"
        run, rate = translate(bitext / f"flores-dev.{source}", output)
        hypotheses = output.read_text("utf-8").splitlines()
        references = [(bitext / f"flores-dev.{target}").read_text("utf-8").splitlines()]
        bleu, chrf = BLEU(), CHRF(word_order=2)
        print(
            f"flores-dev {source}-{target}, beam 4, {len(hypotheses)} lines: "
            f"BLEU {bleu.corpus_score(hypotheses, references).score:.1f}, "
            f"chrF2++ {chrf.corpus_score(hypotheses, references).score:.1f}, "
            f"{rate:.0f} words/s, peak {run.peak_megabytes:.0f} MB  [{bleu.get_signature()} | {chrf.get_signature()}]"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bitext", type=Path)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold_start()
        assembly(folder)
        os.environ["PADANAN_CACHE"] = str(folder / "cache")
        sys.stdout.flush()
        speed(arguments.bitext, folder)
        sys.stdout.flush()
        if not arguments.quick:
            quality(arguments.bitext, folder)


if __name__ == "__main__":
    main()
