"""What variables of the environment say."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from corpora.errors import UsageError
from translate.config.kinds import MisfitError, Place
from translate.config.naming import nearest_variable
from translate.config.origin import Given, Layer, Level, Origin
from translate.config.places import CONFIG_VARIABLE, working_folder
from translate.config.settings import SETTINGS, Many, Setting

_PREFIX = "PADANAN_"
_NO_SETTINGS = (CONFIG_VARIABLE, "PADANAN_CACHE")


def variables_layer(environment: Mapping[str, str]) -> Layer:
    """What the variables say; an empty one says nothing. Raises UsageError."""
    return {
        setting.key: tuple(_given(setting, setting.variable, text))
        for setting in SETTINGS.values()
        if setting.variable and (text := environment.get(setting.variable, "").strip())
    }


def stray_variables(environment: Mapping[str, str]) -> Iterator[str]:
    """A remark on each variable that looks like a setting and is none."""
    known = {setting.variable for setting in SETTINGS.values()}
    for name in sorted(environment):
        if name.startswith(_PREFIX) and name not in known and name not in _NO_SETTINGS:
            near = nearest_variable(name)
            yield f"the variable {name} is no setting." + (f" Did you mean {near}?" if near else "")


def _given(setting: Setting, variable: str, text: str) -> Iterator[Given]:
    """The value, or the values of a list, which are parted as those of PATH are."""
    texts = [text] if setting.many is Many.NO else filter(None, text.split(os.pathsep))
    place = Place(working_folder())
    for one in texts:
        try:
            yield Given(setting.kind.parse(one, place), Origin(Level.VARIABLE, variable))
        except MisfitError as error:
            raise UsageError(f"{variable} {error}.") from error
