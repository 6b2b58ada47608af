from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from translate.engine import Draft, Hint, LanguagePair, Request, Rung
from translate.progress import Silence
from translate.terms import MOST_SCORE_LOST, Drafted, TermRepairer

PAIR = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
GLOSSARY = """id,en,pos
utusan,envoy|!messenger,noun
mitra junior,junior partner,noun
sanksi,sanctions,noun
mengutuk,condemn,verb
bisa,can,verb
bisa,venom,noun
"""
MATCHER = Matcher([parse_glossary(GLOSSARY, "g").concepts], Language.INDONESIAN)


@dataclass
class Script:
    """An engine whose answers are written down, so that each step of the ladder can be tried alone."""

    answers: Sequence[Draft] = (Draft("Nothing.", -0.5, True),)
    completions: Sequence[Draft] = ()
    old_score: float = -0.5
    asked: list[Request] = field(default_factory=list)
    offered: list[tuple[str, ...]] = field(default_factory=list)
    most_hints = 2

    def count_pieces(self, text: str) -> int:
        return len(text.split())

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        self.asked += requests
        return [list(self.answers) for _ in requests]

    def score(self, request: Request, pair: LanguagePair, text: str) -> float:
        return self.old_score

    def beginnings(
        self, request: Request, pair: LanguagePair, text: str, terms: Sequence[str], *, count: int
    ) -> list[str]:
        self.offered.append(tuple(terms))
        return ["The …"] * len(self.completions)

    def complete(
        self, requests: Sequence[Request], begun: Sequence[str], pair: LanguagePair, *, beam_size: int
    ) -> list[Draft]:
        return list(self.completions)[: len(requests)]


def repaired(script: Script, source: str, draft: str, *hints: Hint) -> Draft:
    drafted = Drafted(Request(source, hints), tuple(MATCHER.find(source)), Draft(draft, -0.4, True))
    (result,) = TermRepairer(script, PAIR, beam_size=4).repaired([drafted], Silence())  # type: ignore[arg-type]
    return result


def test_a_draft_that_has_its_terms_is_left_alone() -> None:
    script = Script()
    assert repaired(script, "Utusan itu tiba.", "The envoys came.").text == "The envoys came."
    assert script.asked == []


def test_of_several_drafts_the_likeliest_with_the_fewest_faults_is_taken() -> None:
    answers = [
        Draft("The man came.", -0.30, True),
        Draft("The envoy arrived.", -0.45, True),
        Draft("The envoy came.", -0.40, True),
    ]
    result = repaired(Script(answers), "Utusan itu tiba.", "The guy came.")
    assert (result.text, result.rung) == ("The envoy came.", Rung.HINTED)


def test_a_draft_that_is_cut_off_far_less_likely_or_much_shorter_is_not_taken() -> None:
    old = "The delegate came to Geneva yesterday."
    for bad in (
        Draft("The envoy came to Geneva yesterday", -0.3, False),
        Draft("The envoy came to Geneva yesterday.", -0.31 - MOST_SCORE_LOST, True),
        Draft("The envoy came.", -0.3, True),
        Draft("The envoy came to Geneva yesterday. " * 2, -0.3, True),
    ):
        script = Script([Draft("The delegate came.", -0.3, True), bad], [bad], old_score=-0.3)
        result = repaired(script, "Utusan itu tiba di Jenewa kemarin.", old)
        assert (result.text, result.rung) == (old, Rung.PLAIN)


def test_a_long_term_may_make_a_short_draft_longer() -> None:
    long_term = "special representative of the Secretary-General"
    glossary = parse_glossary(f"id,en\nutusan,{long_term}\n", "g").concepts
    drafted = Drafted(
        Request("Utusan tiba."),
        tuple(Matcher([glossary], Language.INDONESIAN).find("Utusan tiba.")),
        Draft("The envoy came.", -0.4, True),
    )
    script = Script([Draft(f"The {long_term} came.", -0.4, True)])
    (result,) = TermRepairer(script, PAIR, beam_size=4).repaired([drafted], Silence())  # type: ignore[arg-type]
    assert long_term in result.text


def test_a_forbidden_term_is_barred_when_the_engine_is_asked_again() -> None:
    script = Script([Draft("The envoy came.", -0.4, True)])
    assert repaired(script, "Utusan itu tiba.", "The messenger came.").text == "The envoy came."
    assert script.asked[0].barred == ("messenger",)


def test_the_terms_that_were_missed_are_the_first_hints() -> None:
    hints = (Hint("mitra junior", "junior partner"), Hint("sanksi", "sanctions"), Hint("utusan", "envoy"))
    script = Script()
    repaired(script, "Utusan mitra junior takut sanksi.", "A junior partner fears sanctions.", *hints)
    assert script.asked[0].hints == (hints[2], hints[0])


def test_a_term_that_is_still_missed_is_forced_in_the_form_that_fits() -> None:
    script = Script(completions=[Draft("They condemned it.", -0.6, True), Draft("They condemn it.", -0.7, True)])
    result = repaired(script, "Mereka mengutuk itu.", "They disliked it.")
    assert (result.text, result.rung) == ("They condemned it.", Rung.FORCED)
    assert set(script.offered[0]) == {"condemn", "condemns", "condemned", "condemning"}


def test_a_homograph_may_be_forced_in_either_meaning() -> None:
    script = Script(completions=[Draft("That is venom.", -0.6, True)])
    assert repaired(script, "Itu bisa.", "That is poison.").text == "That is venom."
    assert {"can", "venom"} <= set(script.offered[0])


def test_a_form_in_another_voice_is_asked_for_but_not_forced() -> None:
    script = Script(completions=[Draft("It was condemned.", -0.5, True)])
    assert repaired(script, "Itu dikutuk.", "It was hated.").text == "It was hated."
    assert len(script.asked) == 1
    assert script.offered == []


def test_each_draft_gets_its_own_repair() -> None:
    script = Script([Draft("The envoy came.", -0.4, True)])
    drafted = [
        Drafted(Request(source), tuple(MATCHER.find(source)), Draft(draft, -0.4, True))
        for source, draft in [
            ("Utusan itu tiba.", "The man came."),
            ("Tiada.", "None."),
            ("Utusan datang kemarin sore.", "The guy came."),
        ]
    ]
    results = TermRepairer(script, PAIR, beam_size=1).repaired(drafted, Silence())  # type: ignore[arg-type]
    assert [draft.text for draft in results] == ["The envoy came.", "None.", "The envoy came."]
