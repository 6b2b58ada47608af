"""The prompt that the built-in model was trained on."""

from __future__ import annotations

from translate.engine import Request
from translate.pair import LanguagePair

MOST_HINTS = 4
"""The most hints a prompt had in training."""


def prompt(request: Request, pair: LanguagePair) -> str:
    """One segment's prompt; the model's answer begins with a space."""
    begun = f"{_glossary_line(request)}{_example_lines(request, pair)}"
    return f"{begun}{pair.source.label}: {_on_one_line(request.source)}\n{pair.target.label}:"


def _glossary_line(request: Request) -> str:
    """The hints the model is likeliest to need: those of many words come first when there are too many."""
    chosen = sorted(request.hints, key=lambda hint: -len(hint.source.split()))[:MOST_HINTS]
    return f"Glossary: {'; '.join(f'{hint.source} = {hint.target}' for hint in chosen)}\n" if chosen else ""


def _example_lines(request: Request, pair: LanguagePair) -> str:
    example = request.example
    if example is None:
        return ""
    source, target = _on_one_line(example.source), _on_one_line(example.target)
    return f"{pair.source.label}: {source}\n{pair.target.label}: {target}\n"


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n"))
