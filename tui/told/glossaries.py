"""What is said of glossaries: by their checks, by those who edit them, and when they are exchanged."""

from __future__ import annotations

from tui.wording import N_

GLOSSARIES = (
    # Editing
    N_("{glossary} has no concept {concept} any more."),
    N_("There is nothing to undo."),
    N_("{glossary} cannot be changed. Copy the concept to a glossary of your own."),
    N_("{glossary} was changed by somebody else since, so the last change cannot be taken back."),
    N_("A term is forbidden in a concept that has another for it. Add the one to use first."),
    N_("“{pair}” is in {glossary} already, as {concept}."),
    N_("“{pair}” is in {glossary} already, with this status."),
    N_("“{term}” is forbidden in {concept} already."),
    N_("“{term}” is the only {what} term of {concept} that may be used. Add another one first."),
    N_("{concept} was changed by somebody else meanwhile. Nothing was written; edit it again."),
    N_("This is no concept yet: {reason}."),
    N_("The {what} term is empty. Write it first."),
    N_("the concept {concept} (line {line}) has “{term}” already, as “{pair}”"),
    N_("the concept {concept} has “{term}” already, as “{pair}”"),
    N_("the concept {concept} (line {line}) looks alike: “{pair}”"),
    N_("the concept {concept} looks alike: “{pair}”"),
    # Exchanging
    N_("{path} is there already. Choose another name, or say that it may be replaced."),
    N_("{path}: no glossary format has the suffix {suffix}. Known are {suffixes}; or name one with --format: {names}."),
    N_("{count} added, {changed} completed, {what}, {skipped} skipped."),
    N_("{count} written to {path} as {format}, {n} not whole."),
    # Checks
    N_("“{term}” is forbidden, but to the matcher the same as “{other}”, which is allowed"),
    N_("“{term}” is forbidden here and allowed in {concept} on line {line}"),
    N_("kept as it is, but with different words on the two sides: “{term}” and “{other}”"),
    N_("“{term}” on both sides; if it is not translated, say yes in the column keep"),
    N_("“{term}” is a sentence rather than a term"),
    N_("“{term}” is more than one sentence; two terms are parted by |"),
    N_("“{term}” holds no letter and no digit"),
    N_("“{term}” is in nearly every {what} text; it will be found where it is not meant"),
    N_("“{term}” is the acronym {other} in small letters; only capitals are never mistaken"),
    N_("the part of speech {name} is not known; known are {names}"),
    N_("the same pair as {concept} on line {line}"),
    N_("the same pair as {concept} on line {line}, in other forms; one of them is enough"),
    N_("“{term}” and “{other}” are the same term to the matcher; one of them is enough"),
    N_("shares {terms} with {concept} on line {line}; a domain or a note should say when"),
    N_("“{term}” is a form of “{other}” of {concept}, too"),
    N_("“{term}” holds a letter that only looks Latin: {letter} ({name})"),
    N_("“{term}” holds a wide East Asian character: {letter}; write the usual one"),
    N_("“{term}” has an accent that is a character of its own; type the word again"),
    N_("“{term}” has a bracket or quote without its twin"),
    N_("both {mark} and {other} in the column {column}; the matcher needs but one"),
    N_("a hidden character ({code}) in the column {column}"),
)
