from __future__ import annotations

from html.parser import HTMLParser

from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from translate.evaluate.evaluation import Evaluation, ReferenceSet, evaluate
from translate.evaluate.page import page
from translate.evaluate.runs import Run
from translate.pair import LanguagePair

HOSTILE = "<script>alert('x')</script> & utusan"


def evaluation(sources: list[str], outputs: dict[str, list[str]]) -> Evaluation:
    glossary = Matcher([parse_glossary("id,en\nutusan,envoy|!messenger\n", "g").concepts], Language.INDONESIAN)
    pair = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
    test_set = ReferenceSet("a.id", "a.en", pair, sources, ["The envoy came."] * len(sources))
    return evaluate(test_set, [Run(name, lines) for name, lines in outputs.items()], glossary, None, None)


class Tags(HTMLParser):
    """Collects tags and checks that they are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_runs_nothing_that_a_text_holds() -> None:
    html = page(evaluation([HOSTILE, "$title ${x} Utusan tiba."], {"<i>run</i>": [HOSTILE, "The envoy came."]}))
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert "script" not in tags.seen
    assert "i" not in tags.seen
    assert "$title ${x}" in html


def test_the_terms_of_a_source_are_marked() -> None:
    html = page(evaluation(["Para utusan tiba & pergi."], {"run": ["The envoys came."]}))
    assert "Para <mark>utusan</mark> tiba &amp; pergi." in html


def test_segments_with_faults_come_first_and_say_them() -> None:
    outputs = ["The envoy came.", "The man came.", "The messenger came."]
    html = page(evaluation(["Utusan tiba 1.", "Utusan tiba 2.", "Utusan tiba 3."], {"run": outputs}))
    order = [html.index(f'number">{number}<') for number in (3, 2, 1)]
    assert order == sorted(order)
    assert "missed: utusan; forbidden: messenger" in html
    assert html.count("<details class=faulty>") == 2
