"""Installing a model: by its name in the catalogue, from a folder or archive, or from an address."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpora.errors import ModelError, UsageError
from translate.models import firefox
from translate.models.catalogue import CatalogueEntry, catalogue, entry_of
from translate.models.installed import InstalledModel, NewModel, add_model, check_name
from translate.models.seq2seq import USEFUL_FILES, read_layout, stated_pair
from translate.models.sources import ArchiveSource, FolderSource, HubSource, ModelSource, download, is_address
from translate.pair import LanguagePair
from translate.progress import Progress

_ARCHIVES = (".zip", ".argosmodel")
_UNKNOWN_LICENCE = "not known to Padanan; see where you had it from"


@dataclass(frozen=True)
class Order:
    """What a person asked to install."""

    what: str
    """A catalogue name, a path or an address."""
    name: str | None = None
    """What to call it; otherwise by the catalogue or the path."""
    pair: LanguagePair | None = None
    """The direction of a model that does not say it."""


def install(order: Order, progress: Progress, check: Callable[[InstalledModel], None]) -> InstalledModel:
    """Install a model; `check` is to load it and raises ModelError if it is no use.

    Raises ModelError, UsageError or OutputError; then nothing is left behind.
    """
    entry = entry_of(order.what)
    if entry is None and not is_address(order.what) and not Path(order.what).exists():
        names = ", ".join(entry.name for entry in catalogue())
        raise UsageError(f"{order.what} is neither a folder, an archive, an address nor one of these models: {names}.")
    name = order.name or _name_for(order.what)
    check_name(name)
    try:
        return _install(order, name, entry, progress, check)
    finally:
        progress.end()


def _install(
    order: Order,
    name: str,
    entry: CatalogueEntry | None,
    progress: Progress,
    check: Callable[[InstalledModel], None],
) -> InstalledModel:
    if entry is not None and entry.kind == "firefox":
        new = NewModel(name, "firefox", entry.licence, "its delivery service")
        return add_model(new, firefox.fetch, check, progress)
    with _source(order.what, entry, progress) as source:
        if isinstance(source, FolderSource) and firefox.is_here(source.folder):
            new = NewModel(name, "firefox", "MPL-2.0", source.name)
            return add_model(new, lambda folder: firefox.copy(source.folder, folder), check, progress)
        known = entry_of(name)
        licence = known.licence if known else _UNKNOWN_LICENCE

        def fill(folder: Path) -> tuple[str, ...]:
            progress.begin(f"Installing {name}")
            source.copy(USEFUL_FILES, folder, progress.advance)
            return _directions(folder, order, entry)

        return add_model(NewModel(name, "seq2seq", licence, source.name), fill, check, progress)


def _directions(folder: Path, order: Order, entry: CatalogueEntry | None) -> tuple[str, ...]:
    layout = read_layout(folder)
    if entry is not None:
        return entry.directions
    if layout.is_multilingual:
        return tuple(pair.code for pair in layout.source_tags)
    pair = order.pair or stated_pair(folder, f"{order.name} {_name_for(order.what)}")
    if pair is None:
        raise UsageError(
            f"{order.what} does not say in which direction it translates. Pass --direction id-en or --direction en-id."
        )
    return (pair.code,)


@contextmanager
def _source(what: str, entry: CatalogueEntry | None, progress: Progress) -> Iterator[ModelSource]:
    """Where the files are. An archive at an address is fetched first."""
    address = entry.home if entry else what if is_address(what) else None
    if entry is not None and address is None:
        raise UsageError(
            f"{entry.name} has to be converted first, on any machine with a network: pip install ctranslate2 "
            f"transformers torch sentencepiece && ct2-transformers-converter --model {entry.convert} --quantization "
            f"int8 --copy_files source.spm target.spm --output_dir {entry.name}. Then: padanan model install "
            f"{entry.name}/"
        )
    if address is None:
        path = Path(what)
        yield FolderSource(path) if path.is_dir() else ArchiveSource(path)
    elif address.endswith(_ARCHIVES):
        with tempfile.TemporaryDirectory(prefix="padanan-") as folder:
            archive = Path(folder) / "model.zip"
            progress.begin(f"Fetching from {urlsplit(address).hostname}")
            for_hands = f"Download {address} on a machine with a network, bring it here and install it by its path."
            if not download(address, archive, for_hands, progress.advance):
                raise ModelError(f"There is nothing at {address} any more.")
            yield ArchiveSource(archive)
    else:
        yield HubSource(address.rstrip("/"), entry.files if entry else {})


def _name_for(what: str) -> str:
    """The last part of a path or an address, as a name may be written."""
    last = re.sub(r"[?#].*", "", what).rstrip("/").rsplit("/", 1)[-1]
    for suffix in _ARCHIVES:
        last = last.removesuffix(suffix)
    return re.sub(r"[^a-z0-9.-]+", "-", (last or Path(what).resolve().name).lower()).strip("-.")
