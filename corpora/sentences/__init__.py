"""Paragraphs into sentences, by rules of our own; the words that the rules lean on are data, one file a language."""

from corpora.sentences.rules_file import NO_RULES, LanguageRules, parse_rules
from corpora.sentences.splitter import Splitter, split, splitter

__all__ = ["NO_RULES", "LanguageRules", "Splitter", "parse_rules", "split", "splitter"]
