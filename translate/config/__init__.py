"""Settings: `padanan.toml` of the project and of the person, and variables of the environment.

settings = configuration([Path("berita.txt")])
settings.value("memory.threshold")
"""

from translate.config.configuration import Configuration, configuration, find_places
from translate.config.memory_file import MemoryFile
from translate.config.origin import Given, Layer, Level, Origin
from translate.config.places import working_folder
from translate.config.settings import SETTINGS, Setting

__all__ = [
    "SETTINGS",
    "Configuration",
    "Given",
    "Layer",
    "Level",
    "MemoryFile",
    "Origin",
    "Setting",
    "configuration",
    "find_places",
    "working_folder",
]
