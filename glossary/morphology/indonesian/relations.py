"""Two words of one root: the same verb in another voice, or a relative?"""

from __future__ import annotations

from glossary.morphology.indonesian.affixes import SHORT_ROOT, Frame, frames
from glossary.morphology.tiers import Tier
from glossary.morphology.words import word_list

# menjatuhkan, dijatuhkan, terjatuh, kujatuhkan, jatuhkan; memperkuat is another verb than menguatkan.
_PLAIN_VOICE = frozenset(("", "meN", "di", "ter", "ku", "kau"))
_CAUSATIVE_VOICE = frozenset(("memper", "diper", "per"))
_SIGNS_OF_A_VERB = frozenset(("meN", "memper", "di", "diper"))


def related_tier(form: str, base: str, part_of_speech: str) -> Tier | None:
    """WARN for another voice of a verb, SUGGEST for a relative, None for words that share no root surely.

    The same affixes on the same root are another spelling: mentaati, menaati.
    """
    tiers = [
        tier
        for frame in frames(form)
        for own in frames(base)
        if frame.root == own.root and _is_sure(frame, own, part_of_speech)
        if (tier := _tier(frame, own, part_of_speech)) is not None
    ]
    return min(tiers, default=None)


def _tier(frame: Frame, own: Frame, part_of_speech: str) -> Tier | None:
    if frame == own:
        return Tier.ENFORCE
    if _is_verb(own, part_of_speech) and _is_same_verb(frame, own):
        return Tier.WARN
    if frame.prefix:
        return Tier.SUGGEST
    # A bare root has a meaning of its own: jatuh (to fall) is no relative of menjatuhkan (to impose). And without a
    # prefix -kan and -i make verbs of verbs: desakan is no form of desa.
    is_of_noun = frame.suffix in ("kan", "i") and not own.prefix and not own.suffix
    return Tier.SUGGEST if frame.suffix and not is_of_noun else None


def _is_verb(own: Frame, part_of_speech: str) -> bool:
    """Whether the term is a verb; one of an unknown kind is if it looks like one."""
    return part_of_speech == "verb" or (part_of_speech in ("", "phrase") and own.prefix in _SIGNS_OF_A_VERB)


def _is_same_verb(frame: Frame, own: Frame) -> bool:
    """menjatuhkan, dijatuhkan, jatuhkan and dijatuhi are one; jatuh, which has neither suffix, is another."""
    if "an" in (frame.suffix, own.suffix) or bool(frame.suffix) != bool(own.suffix):
        return False
    prefixes = {frame.prefix, own.prefix}
    if "ber" in prefixes:
        # On a verbal root ber- makes the verb (berunding), on a noun another word (bermitra).
        return prefixes <= {"ber", ""} and own.root in word_list("indonesian_ber_verbs")
    return prefixes <= _PLAIN_VOICE or prefixes <= _CAUSATIVE_VOICE


def _is_sure(frame: Frame, own: Frame, part_of_speech: str) -> bool:
    """Whether a root of three letters (uji, bom) is more than chance: within a verb, or between two affixes."""
    if len(own.root) > SHORT_ROOT:
        return True
    if _is_verb(own, part_of_speech) and own.prefix and _is_same_verb(frame, own):
        return True
    affixed = frame if frame.prefix else own
    is_enclosed = bool(affixed.prefix and affixed.suffix)
    is_behind_menge = affixed.prefix in ("meN", "peN") and own.root[0] not in "aiueo"
    return is_enclosed or is_behind_menge
