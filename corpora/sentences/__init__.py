"""Paragraphs into sentences, by rules of our own; the words that the rules lean on are data, one file a language."""

from corpora.sentences.splitter import split

__all__ = ["split"]
