"""Where sentences end: how often that is found, and how quickly, beside other splitters.

    python -m benchmarks.sentences [TEXT]

The cases are paragraphs under tests/data: three sets written by somebody who had not seen the rules (each says in its
first lines how many were right at first sight; then the rules were mended with it), and those of the rules' author. A
paragraph counts as right when all its sentences are. TEXT, a plain text of one paragraph a line in Indonesian, is for
the speed; without it the cases are. The others are asked only where they are installed (pip install pysbd blingfire
sentencex); pysbd and blingfire have no Indonesian and are asked by their English rules.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.languages import Language
from corpora.sentences import splitter
from tests.support.sentence_cases import SentenceCase, read_cases

Split = Callable[[str], list[str]]
SETS = ("sentences-blind-1", "sentences-blind-2", "sentences-blind-3", "sentences")


def own(language: Language) -> Split:
    ours = splitter(language)
    return lambda text: [text[start:end] for start, end in ours.split(text)]


def pysbd(language: Language) -> Split:
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda text: [sentence.strip() for sentence in segmenter.segment(text)]


def blingfire(language: Language) -> Split:
    to_sentences = importlib.import_module("blingfire").text_to_sentences
    return lambda text: to_sentences(text).split("\n")


def sentencex(language: Language) -> Split:
    segment = importlib.import_module("sentencex").segment
    return lambda text: [sentence.strip() for sentence in segment(language.value, text) if sentence.strip()]


SPLITTERS: dict[str, Callable[[Language], Split]] = {
    "padanan": own,
    "pysbd": pysbd,
    "blingfire": blingfire,
    "sentencex": sentencex,
}


def right(split: Split, cases: Sequence[SentenceCase]) -> int:
    return sum([one.strip() for one in split(case.paragraph)] == case.sentences for case in cases)


def seconds(split: Split, paragraphs: Sequence[str]) -> float:
    """The median of three runs."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        for paragraph in paragraphs:
            split(paragraph)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def report_quality(names: Sequence[str]) -> None:
    for stem in SETS:
        for language in Language:
            cases = read_cases(stem, language)
            shares = []
            for name in names:
                correct = right(SPLITTERS[name](language), cases)
                shares.append(f"{name} {correct} ({correct / len(cases):.1%})")
            print(f"{stem}, {language.value}, {len(cases)} paragraphs right: {', '.join(shares)}")


def report_speed(names: Sequence[str], paragraphs: Sequence[str]) -> None:
    megabytes = sum(len(paragraph.encode()) for paragraph in paragraphs) / 1e6
    ours = seconds(own(Language.INDONESIAN), paragraphs)
    for name in names:
        taken = ours if name == "padanan" else seconds(SPLITTERS[name](Language.INDONESIAN), paragraphs)
        print(f"{name}: {megabytes / taken:.2f} MB/s, {taken / ours:.2f} times padanan's time ({megabytes:.1f} MB)")


def is_here(name: str) -> bool:
    try:
        SPLITTERS[name](Language.INDONESIAN)
    except ImportError:
        print(f"{name}: not installed")
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, nargs="?")
    path = parser.parse_args().text
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    names = [name for name in SPLITTERS if is_here(name)]
    report_quality(names)
    cases = [case.paragraph for stem in SETS for case in read_cases(stem, Language.INDONESIAN)]
    report_speed(names, [line for line in path.read_text("utf-8").splitlines() if line] if path else cases)


if __name__ == "__main__":
    main()
