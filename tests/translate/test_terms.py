from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from corpora.errors import EngineError
from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from translate.engine import Beginning, Draft, Hint, Request, Rung, Weighed
from translate.faults import HeldDraft, hold
from translate.pair import LanguagePair
from translate.progress import Silence
from translate.terms import MOST_SCORE_LOST, Asked, TermRepairer

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
    most_hints: int = 2
    fails: bool = False
    asked: list[Request] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    offered: list[tuple[str, ...]] = field(default_factory=list)

    def count_pieces(self, text: str) -> int:
        return len(text.split())

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        if self.fails:
            raise EngineError("The engine script failed.")
        self.asked += requests
        self.counts.append(count)
        return [list(self.answers) for _ in requests]

    def weigh(
        self,
        requests: Sequence[Request],
        pair: LanguagePair,
        drafts: Sequence[str],
        terms: Sequence[Sequence[str]],
        *,
        count: int,
    ) -> list[Weighed]:
        self.offered += map(tuple, terms)
        return [Weighed(self.old_score, (Beginning("The …", forms[-1], -1, 2),)) for forms in terms]

    def complete(
        self, requests: Sequence[Request], begun: Sequence[Beginning], pair: LanguagePair, *, beam_size: int
    ) -> list[list[Draft]]:
        return [list(self.completions) for _ in requests]


def repairer(script: Script, *, drafts_are_own: bool = True) -> TermRepairer:
    return TermRepairer(script, PAIR, beam_size=4, drafts_are_own=drafts_are_own)  # type: ignore[arg-type]


def held(source: str, draft: str, *hints: Hint, matcher: Matcher = MATCHER) -> HeldDraft:
    return hold(Request(source, hints), matcher.find(source), Draft(draft, -0.4, True), PAIR)


def repaired(script: Script, source: str, draft: str, *hints: Hint, drafts_are_own: bool = True) -> Draft:
    items = [held(source, draft, *(hints or preferred_hints(source)))]
    (result,) = repairer(script, drafts_are_own=drafts_are_own).repaired(items, Silence())
    return result


def preferred_hints(source: str, matcher: Matcher = MATCHER) -> list[Hint]:
    hits = [hit for hit in matcher.find(source) if len(hit.concepts) == 1]
    return [Hint(hit.term.text, hit.concepts[0].allowed(Language.ENGLISH)[0].text) for hit in hits]


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
    matcher = Matcher([parse_glossary(f"id,en\nutusan,{long_term}\n", "g").concepts], Language.INDONESIAN)
    item = held("Utusan tiba.", "The envoy came.", Hint("utusan", long_term), matcher=matcher)
    (result,) = repairer(Script([Draft(f"The {long_term} came.", -0.4, True)])).repaired([item], Silence())
    assert long_term in result.text


def test_a_term_longer_than_its_segment_may_be_the_whole_draft() -> None:
    result = repaired(Script([Draft("Junior partner", -0.4, True)]), "Mitra junior", "Mate")
    assert result.text == "Junior partner"


def test_a_forbidden_term_is_barred_when_the_engine_is_asked_again() -> None:
    script = Script([Draft("The envoy came.", -0.4, True)])
    assert repaired(script, "Utusan itu tiba.", "The messenger came.").text == "The envoy came."
    assert script.asked[0].barred == ("messenger",)


def test_only_the_terms_that_were_missed_are_hints() -> None:
    hints = (Hint("mitra junior", "junior partner"), Hint("sanksi", "sanctions"), Hint("utusan", "envoy"))
    script = Script()
    repaired(script, "Utusan mitra junior takut sanksi.", "A junior partner fears sanctions.", *hints)
    assert [hint.source for hint in script.asked[0].hints] == ["utusan"]


def test_of_forty_missed_terms_the_longest_are_asked_for_and_all_are_looked_for() -> None:
    rows = "".join(f"istilah{number:02d},term{number:02d}\n" for number in range(39)) + "utusan khusus,special envoy\n"
    matcher = Matcher([parse_glossary(f"id,en\n{rows}", "g").concepts], Language.INDONESIAN)
    source = " ".join(f"istilah{number:02d}" for number in range(39)) + " utusan khusus"
    item = held(source, "Nothing at all.", *preferred_hints(source, matcher), matcher=matcher)
    assert len(item.faults.missed) == 40
    script = Script()
    repairer(script).repaired([item], Silence())
    assert [hint.target for hint in script.asked[0].hints] == ["special envoy", "term00"]


def test_an_admitted_term_is_asked_for_again_but_not_forced() -> None:
    matcher = Matcher([parse_glossary("id,en\nutusan,envoy|emissary\n", "g").concepts], Language.INDONESIAN)
    item = held("Utusan itu tiba.", "The emissary came.", Hint("utusan", "envoy"), matcher=matcher)
    (better,) = repairer(Script([Draft("The envoy came.", -0.4, True)])).repaired([item], Silence())
    assert (better.text, better.rung) == ("The envoy came.", Rung.HINTED)
    script = Script()
    (same,) = repairer(script).repaired([item], Silence())
    assert same.text == "The emissary came."
    assert len(script.offered) <= 1


def test_a_missed_term_is_worse_than_an_admitted_one() -> None:
    matcher = Matcher([parse_glossary("id,en\nutusan,envoy|emissary\n", "g").concepts], Language.INDONESIAN)
    item = held("Utusan itu tiba.", "The man came.", Hint("utusan", "envoy"), matcher=matcher)
    script = Script([Draft("The guy came.", -0.2, True), Draft("The emissary came.", -0.4, True)])
    (result,) = repairer(script).repaired([item], Silence())
    assert result.text == "The emissary came."


def test_a_term_that_is_still_missed_is_forced_in_the_form_that_fits() -> None:
    script = Script(completions=[Draft("They condemned it.", -0.6, True), Draft("They condemn it.", -0.7, True)])
    result = repaired(script, "Mereka mengutuk itu.", "They disliked it.")
    assert (result.text, result.rung) == ("They condemned it.", Rung.FORCED)
    assert set(script.offered[0]) == {"condemn", "condemns", "condemned", "condemning"}


def test_a_hint_is_given_in_the_form_that_the_model_finds_likeliest() -> None:
    script = Script()
    repaired(script, "Mereka mengutuk itu.", "They disliked it.")
    assert script.asked[0].hints == (Hint("mengutuk", script.offered[0][-1]),)


@pytest.mark.parametrize("source", ["Para mitra junior tiba.", "Mitra-mitra junior tiba.", "Dua mitra junior tiba."])
def test_of_several_the_plural_is_asked_for_and_nothing_else_is_forced(source: str) -> None:
    script = Script()
    repaired(script, source, "They came.")
    assert script.asked[0].hints[0].target == "junior partners"
    assert script.offered == [("junior partners",)]


def test_a_homograph_may_be_forced_in_either_meaning() -> None:
    script = Script(completions=[Draft("That is venom.", -0.6, True)])
    assert repaired(script, "Itu bisa.", "That is poison.").text == "That is venom."
    assert {"can", "venom"} <= set(script.offered[0])


def test_a_form_in_another_voice_is_asked_for_but_not_forced() -> None:
    script = Script(completions=[Draft("It was condemned.", -0.5, True)])
    assert repaired(script, "Itu dikutuk.", "It was hated.").text == "It was hated."
    assert len(script.asked) == len(script.offered) == 1


def test_each_draft_gets_its_own_repair() -> None:
    script = Script([Draft("The envoy came.", -0.4, True)])
    sources = [("Utusan itu tiba.", "The man came."), ("Tiada.", "None."), ("Utusan datang kemarin.", "The guy came.")]
    items = [held(source, draft, *preferred_hints(source)) for source, draft in sources]
    results = repairer(script).repaired(items, Silence())
    assert [draft.text for draft in results] == ["The envoy came.", "None.", "The envoy came."]


def test_of_the_first_drafts_one_with_the_terms_is_chosen_and_no_hint_is_given() -> None:
    source = "Utusan itu tiba."
    asked = Asked(Request(source, (Hint("utusan", "envoy"),)), tuple(MATCHER.find(source)))
    script = Script([Draft("The man came.", -0.3, True), Draft("The envoy came.", -0.4, True)])
    (draft,) = repairer(script).first_drafts([asked])
    assert (draft.text, draft.rung) == ("The envoy came.", Rung.CHOSEN)
    assert script.asked == [Request(source)]


def test_the_likeliest_first_draft_stands_where_none_has_the_terms() -> None:
    source = "Utusan itu tiba."
    (draft,) = repairer(Script([Draft("The man came.", -0.3, True), Draft("The guy came.", -0.4, True)])).first_drafts(
        [Asked(Request(source), tuple(MATCHER.find(source)))]
    )
    assert (draft.text, draft.rung) == ("The man came.", Rung.PLAIN)


def test_an_engine_that_heeds_no_hints_is_asked_for_more_drafts_and_again_only_to_bar_a_term() -> None:
    script = Script([Draft("The envoy came.", -0.4, True)], most_hints=0)
    assert repaired(script, "Utusan itu tiba.", "The man came.").text == "The man came."
    assert script.asked == []
    assert repaired(script, "Utusan itu tiba.", "The messenger came.").text == "The envoy came."
    assert (script.asked, script.counts) == ([Request("Utusan itu tiba.", (), ("messenger",))], [8])


def test_into_another_engines_draft_terms_are_forced_and_the_nearest_completion_is_taken() -> None:
    completions = [
        Draft("The envoy was there at eight.", -0.5, True),
        Draft("The envoy arrived in the morning.", -0.7, True),
    ]
    script = Script([Draft("The envoy came early.", -0.4, True)], completions, old_score=-0.6)
    result = repaired(script, "Utusan itu tiba pagi.", "The delegate arrived in the morning.", drafts_are_own=False)
    assert (result.text, result.rung) == ("The envoy arrived in the morning.", Rung.FORCED)
    assert script.asked == []


def test_where_the_repairing_engine_fails_the_draft_stands() -> None:
    assert repaired(Script(fails=True), "Utusan itu tiba.", "The messenger came.").text == "The messenger came."


def test_a_term_that_is_the_same_in_both_languages_is_kept_like_any_other() -> None:
    matcher = Matcher([parse_glossary("id,en\npilkada,pilkada\n", "g").concepts], Language.INDONESIAN)
    item = held("Pilkada berlangsung.", "The election took place.", Hint("pilkada", "pilkada"), matcher=matcher)
    script = Script([Draft("The pilkada took place.", -0.4, True)])
    (result,) = repairer(script).repaired([item], Silence())
    assert result.text == "The pilkada took place."
