"""How quickly terms are loaded and found, in one run on one machine.

    python -m benchmarks.terms FOLDER

FOLDER holds flores-dev.id. The 20,000 terms are runs of one to four words of that very text, so that sentences are full
of them; ahocorasick-rs, which knows no word forms and no word boundaries, looks for the same terms in lower case.
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bitext", type=Path)
    sentences = (parser.parse_args().bitext / "flores-dev.id").read_text("utf-8").splitlines()
    words = statistics.mean(len(sentence.split()) for sentence in sentences)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    terms = terms_of(sentences)
    text = "id,en\n" + "".join(f"{term},x{number}\n" for number, term in enumerate(terms))
    begun = time.perf_counter()
    concepts = parse_glossary(text, "benchmark").concepts
    read_seconds = time.perf_counter() - begun
    matcher = Matcher([concepts], Language.INDONESIAN)
    load_seconds = time.perf_counter() - begun
    print(f"{len(concepts)} terms: read in {read_seconds:.2f} s, read and indexed in {load_seconds:.2f} s (1 s wanted)")
    first = microseconds_a_sentence(matcher.find, sentences)
    warm = statistics.median(microseconds_a_sentence(matcher.find, sentences) for _ in range(5))
    hits = sum(len(matcher.find(sentence)) for sentence in sentences) / len(sentences)
    print(
        f"{len(sentences)} sentences of {words:.0f} words, {hits:.1f} hits each: {warm:.0f} µs a sentence, "
        f"{first:.0f} µs the first time (60 µs wanted)"
    )
    sparse = Matcher(
        [parse_glossary("id,en\n" + "".join(f"{t}q,x\n" for t in terms), "b").concepts], Language.INDONESIAN
    )
    microseconds_a_sentence(sparse.find, sentences)
    print(f"the same terms with a q behind them, 0 hits: {microseconds_a_sentence(sparse.find, sentences):.0f} µs")
    if importlib.util.find_spec("ahocorasick_rs") is None:
        print("ahocorasick-rs: not installed, no ratio (pip install ahocorasick-rs)")
        return
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    bare = statistics.median(
        microseconds_a_sentence(lambda s: automaton.find_matches_as_indexes(s.lower()), sentences) for _ in range(5)
    )
    print(f"ahocorasick-rs, bare strings: {bare:.1f} µs a sentence; ratio {warm / bare:.0f}")


if __name__ == "__main__":
    main()
