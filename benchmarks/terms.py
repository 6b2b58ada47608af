"""How quickly terms are loaded and found, in one run on one machine.

    python -m benchmarks.terms FOLDER

FOLDER holds flores-dev.id. The terms are runs of one to four words, 20,000 at most: of that very text, so that every
sentence is full of them and nearly all overlap, or of every other sentence and looked for in the rest. ahocorasick-rs,
which knows no word forms and no word boundaries, looks for the same terms in lower case.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import statistics
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher

TERM_COUNT = 20_000


def terms_of(sentences: list[str]) -> list[str]:
    """Distinct runs of words, the longest first, so that few of them begin with the same word."""
    found: dict[str, None] = {}
    for length in (3, 2, 4, 1):
        for sentence in sentences:
            words = [word.strip('.,:;“”"()').lower() for word in sentence.split()]
            for first in range(len(words) - length + 1):
                if all(word.isalpha() for word in words[first : first + length]):
                    found.setdefault(" ".join(words[first : first + length]))
    return list(islice(found, TERM_COUNT))


def microseconds_a_sentence(find: Callable[[str], object], sentences: list[str]) -> float:
    begun = time.perf_counter()
    for sentence in sentences:
        find(sentence)
    return (time.perf_counter() - begun) / len(sentences) * 1e6


def glossary_text(terms: list[str]) -> str:
    return "id,en\n" + "".join(f"{term},x{number}\n" for number, term in enumerate(terms))


def matcher_of(terms: list[str]) -> Matcher:
    return Matcher([parse_glossary(glossary_text(terms), "benchmark").concepts], Language.INDONESIAN)


def warm(find: Callable[[str], object], sentences: list[str]) -> float:
    """Microseconds a sentence when its words have been seen before; the median of five runs."""
    microseconds_a_sentence(find, sentences)
    return statistics.median(microseconds_a_sentence(find, sentences) for _ in range(5))


def report(title: str, terms: list[str], sentences: list[str]) -> None:
    matcher = matcher_of(terms)
    first = microseconds_a_sentence(matcher.find, sentences)
    hits = sum(len(matcher.find(sentence)) for sentence in sentences) / len(sentences)
    found = warm(matcher.find, sentences)
    line = f"{len(terms)} {title}: {hits:.1f} hits a sentence, {found:.0f} µs, {first:.0f} µs the first time"
    if importlib.util.find_spec("ahocorasick_rs"):
        import ahocorasick_rs

        automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        bare = warm(lambda sentence: automaton.find_matches_as_indexes(sentence.lower()), sentences)
        line += f"; ahocorasick-rs {bare:.1f} µs, ratio {found / bare:.0f}"
    print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bitext", type=Path)
    sentences = (parser.parse_args().bitext / "flores-dev.id").read_text("utf-8").splitlines()
    words = statistics.mean(len(sentence.split()) for sentence in sentences)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    terms = terms_of(sentences)
    text = glossary_text(terms)
    begun = time.perf_counter()
    concepts = parse_glossary(text, "benchmark").concepts
    read_seconds = time.perf_counter() - begun
    Matcher([concepts], Language.INDONESIAN)
    load_seconds = time.perf_counter() - begun
    print(f"{len(concepts)} terms: read in {read_seconds:.2f} s, read and indexed in {load_seconds:.2f} s (1 s wanted)")
    print(f"{len(sentences)} sentences of {words:.0f} words, found in a sentence (60 µs wanted):")
    report("terms of the text itself", terms, sentences)
    report("terms of every other sentence, looked for in the rest", terms_of(sentences[::2]), sentences[1::2])
    report("the same terms with a q behind them", [f"{term}q" for term in terms], sentences)
    if not importlib.util.find_spec("ahocorasick_rs"):
        print("ahocorasick-rs: not installed, no ratio (pip install ahocorasick-rs)")


if __name__ == "__main__":
    main()
