"""The program hunspell, asked over a pipe, and what becomes of hints when it cannot be asked."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from corpora.languages import Language
from translate.review.spelling import Hunspell, speller_for
from translate.review.spelling.hunspell import dictionaries

HAS = dictionaries()
needs_english = pytest.mark.skipif("en_US" not in HAS, reason="hunspell with en_US is not installed")
needs_indonesian = pytest.mark.skipif("id_ID" not in HAS, reason="hunspell with id_ID is not installed")
SHORT_SECONDS = 0.5
LISTS = """
if "-D" in sys.argv:
    print("SEARCH PATH:\\n.::/usr/share/hunspell\\nAVAILABLE DICTIONARIES\\n/usr/share/hunspell/en_US", file=sys.stderr)
    raise SystemExit
"""
BANNER = 'print("@(#) Hunspell", flush=True)\n'
ENDLESS = "import time; time.sleep(60)\n"
TROUBLES = {
    "it ends before it says anything": "",
    "it says nothing": ENDLESS,
    "it dies at the first word": BANNER + "sys.stdin.readline()\n",
    "it hangs at the first word": BANNER + "sys.stdin.readline()\n" + ENDLESS,
    "it answers half a line": BANNER + "sys.stdin.readline()\nprint('& wro', end='', flush=True)\n" + ENDLESS,
    "it speaks no UTF-8": BANNER + "sys.stdin.readline()\nsys.stdout.buffer.write(b'\\xff\\xfe\\n\\n')\n",
}


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a program called hunspell before all others."""
    program = folder / "hunspell"
    program.write_text(f"#!{sys.executable}\nimport sys\n{LISTS}\n{body}", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@needs_english
@pytest.mark.parametrize(
    "word", ["house", "House", "don't", "don’t", "well-known", "", " ", "two words", "a\nb", "12", "*", "人", "x" * 500]
)
def test_what_is_known_or_no_word_passes(word: str) -> None:
    assert Hunspell(["en_US"]).suggestions(word) is None


@needs_english
def test_what_is_unknown_has_suggestions_likeliest_first() -> None:
    speller = Hunspell(["en_US"])
    found = speller.suggestions("disapeared")
    assert found is not None
    assert found[0] == "disappeared"
    assert speller.suggestions("zzxqjvk") == ()
    assert speller.suggestions("house") is None


@needs_indonesian
def test_it_knows_indonesian() -> None:
    speller = speller_for(Language.INDONESIAN)
    assert speller is not None
    assert speller.suggestions("membicarakannya") is None
    assert "terlihat" in (speller.suggestions("telihat") or ())


def test_without_the_program_there_is_no_speller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert speller_for(Language.ENGLISH) is None
    assert Hunspell(["en_US"]).suggestions("wrogn") is None


def test_without_the_dictionary_of_the_language_there_is_no_speller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, "")
    assert speller_for(Language.ENGLISH) is not None
    assert speller_for(Language.INDONESIAN) is None


@pytest.mark.parametrize("body", TROUBLES.values(), ids=TROUBLES)
def test_a_child_in_trouble_means_no_hints(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, monkeypatch, body)
    speller = Hunspell(["en_US"], SHORT_SECONDS)
    assert [speller.suggestions(word) for word in ("wrogn", "wrnog")] == [None, None]


def test_it_is_asked_once_for_a_word_and_never_again_after_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "asked.txt"
    fake(
        tmp_path,
        monkeypatch,
        BANNER
        + f"for line in sys.stdin:\n    open({str(log)!r}, 'a').write(line)\n"
        + "    if 'end' in line: break\n    print('# x 0\\n', flush=True)\n",
    )
    speller = Hunspell(["en_US"])
    assert [speller.suggestions(word) for word in ("wrogn", "wrogn", "end", "more")] == [(), (), None, None]
    assert speller.suggestions("wrogn") == ()
    assert log.read_text().split() == ["^wrogn", "^end"]


def test_the_child_ends_with_its_speller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = tmp_path / "pid"
    fake(
        tmp_path,
        monkeypatch,
        f"import os; open({str(at)!r}, 'w').write(str(os.getpid()))\n{BANNER}"
        "for line in sys.stdin: print('*\\n', flush=True)\n",
    )
    speller = Hunspell(["en_US"])
    assert speller.suggestions("word") is None
    process = Path("/proc") / at.read_text()
    if not Path("/proc/self").exists():
        pytest.skip("There is no /proc to see processes in.")
    assert process.exists()
    del speller
    gc.collect()
    assert not process.exists()
