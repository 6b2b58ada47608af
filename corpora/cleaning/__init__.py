"""Cleaning a memory: one module a rule, registered here."""

from corpora.cleaning import (
    characters,
    duplicates,
    empty,
    language,
    length,
    numbers,
    tags,
    untranslated,
)
from corpora.cleaning.cleaning import apply, back_up, findings
from corpora.cleaning.finding import Finding, Rule, each

__all__ = ["RULES", "Finding", "Rule", "apply", "back_up", "findings"]

RULES = {
    rule.name: rule
    for rule in (
        Rule("empty", "One side is empty, or holds no more than tags.", each(empty.judge)),
        Rule("characters", "Control characters and misread letters (cafÃ©); they are mended.", each(characters.judge)),
        Rule("untranslated", "The target is the source, and no name.", each(untranslated.judge)),
        Rule("language", "A side is in the other language.", each(language.judge)),
        Rule("length", "One side is more than three times as long as the other.", each(length.judge)),
        Rule("numbers", "Each side has numbers that the other lacks.", each(numbers.judge)),
        Rule("tags", "The two sides have different tags.", each(tags.judge)),
        Rule("duplicates", "The pair is there with its neighbours, too; this one has none.", duplicates.make_judge),
    )
}
"""Every rule by its name, in the order in which they are asked; the first that finds something has the word."""
