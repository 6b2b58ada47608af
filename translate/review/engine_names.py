"""The engines that can be asked for drafts."""

from __future__ import annotations

from translate.models.choice import chosen_engine
from translate.models.installed import BUILTIN, installed_models
from translate.pair import LanguagePair


def engine_names(pair: LanguagePair, first: str = "") -> list[str]:
    """The names of the engines that are here for a direction: `first`, if it is one, then the one that was chosen.

    Those that translate nothing (copy, pseudo) are not among them. It reads a small file for each.
    """
    there = [BUILTIN, *(model.name for model in installed_models() if pair.code in model.directions)]
    foremost = [name for name in (first, chosen_engine(pair)) if name in there]
    return list(dict.fromkeys((*foremost, *there)))
