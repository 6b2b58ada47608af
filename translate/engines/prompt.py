"""The prompt that the built-in model was trained on."""

from __future__ import annotations

from translate.engine import LanguagePair, Request

MOST_HINTS = 4
"""The most hints a prompt had in training."""


def prompt(request: Request, pair: LanguagePair) -> str:
    """One segment's prompt; the model's answer begins with a space."""
    source = " ".join(request.source.split("\n"))
    return f"{_glossary_line(request)}{pair.source.label}: {source}\n{pair.target.label}:"


def _glossary_line(request: Request) -> str:
    """The hints the model is likeliest to need: those of many words come first when there are too many."""
    chosen = sorted(request.hints, key=lambda hint: -len(hint.source.split()))[:MOST_HINTS]
    return f"Glossary: {'; '.join(f'{hint.source} = {hint.target}' for hint in chosen)}\n" if chosen else ""
