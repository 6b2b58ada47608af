"""Models installed from folders, archives and a real web server."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpora.errors import ModelError, UsageError
from corpora.languages import Language
from translate.engine import Request
from translate.engines.opening import open_installed
from translate.models import catalogue as offers
from translate.models.cache import cache_folder
from translate.models.catalogue import CatalogueEntry, catalogue
from translate.models.install import Order, install
from translate.models.installed import InstalledModel, installed_model, installed_models
from translate.models.sources import HubSource
from translate.pair import LanguagePair
from translate.progress import Silence

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)


def accept(_model: InstalledModel) -> None:
    """No trial."""


def installed(what: object, name: str | None = None, pair: LanguagePair | None = None) -> InstalledModel:
    return install(Order(str(what), name, pair), Silence(), accept)


@pytest.fixture
def shelf(opus_folder: Path, tmp_path: Path) -> Path:
    """A folder that holds a copy of the tiny model's."""
    shutil.copytree(opus_folder, tmp_path / "shelf" / opus_folder.name)
    return tmp_path / "shelf"


@pytest.fixture
def served(shelf: Path, opus_folder: Path) -> Iterator[str]:
    """The address of the tiny model's folder on a web server, which serves the shelf."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(shelf)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{opus_folder.name}"
    server.shutdown()
    server.server_close()


def leftovers() -> list[str]:
    models = cache_folder() / "models"
    return [path.name for path in models.glob("*") if path.name != ".lock"] if models.exists() else []


def test_a_folder_is_installed_and_translates(opus_folder: Path) -> None:
    model = installed(opus_folder)
    assert (model.name, model.kind, model.directions) == ("opus-mt-id-en", "seq2seq", ("id-en",))
    assert installed_models() == [model]
    (draft,) = open_installed(model, ID_EN, threads=1).translate(
        [Request("presiden tiba di Kyiv.")], ID_EN, beam_size=4
    )
    assert draft.text == "The president arrived in Kyiv."


def test_files_in_folders_of_the_folder_are_found_as_argos_keeps_them(opus_folder: Path, tmp_path: Path) -> None:
    package = tmp_path / "translate-id_en-1_9"
    (package / "model").mkdir(parents=True)
    for name in ("model.bin", "config.json", "shared_vocabulary.json"):
        shutil.copy(opus_folder / name, package / "model")
    for name in ("source.spm", "target.spm"):
        shutil.copy(opus_folder / name, package)
    (package / "metadata.json").write_text('{"from_code": "id", "to_code": "en"}')
    assert installed(package).directions == ("id-en",)


def test_an_archive_is_installed_and_writes_nowhere_else(opus_folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "opus-mt-id-en.argosmodel"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../../../../evil.txt", "x")
        for path in opus_folder.iterdir():
            file.write(path, f"../../opus/{path.name}")
    model = installed(archive)
    assert (model.name, model.directions) == ("opus-mt-id-en", ("id-en",))
    assert not list(tmp_path.rglob("evil.txt"))


def test_a_broken_archive_says_so(tmp_path: Path) -> None:
    archive = tmp_path / "x-id-en.zip"
    archive.write_bytes(b"PK nonsense")
    with pytest.raises(ModelError, match="is a broken archive"):
        installed(archive)
    assert leftovers() == []


def test_an_address_gives_the_same_model_as_the_folder(served: str, opus_folder: Path) -> None:
    from_hub = installed(served, name="hub")
    from_folder = installed(opus_folder, name="folder")
    assert from_hub.key == from_folder.key
    assert from_hub.directions == from_folder.directions == ("id-en",)
    assert from_hub.origin == served


def test_an_archive_at_an_address_is_fetched_and_installed(served: str, opus_folder: Path, shelf: Path) -> None:
    archive = shelf / "packed-id-en.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in opus_folder.iterdir():
            file.write(path, path.name)
    assert installed(f"{served.rsplit('/', 1)[0]}/{archive.name}").name == "packed-id-en"


def offered(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    entry = CatalogueEntry(
        **{
            "name": "tiny", "kind": "seq2seq", "title": "Tiny", "directions": ("id-en",), "megabytes": 1,
            "licence": "CC0", "languages": "one", "flores_bleu": {}, "scores_from": "nobody", "home": None,
            "files": {}, "convert": None, **changes,
        }
    )  # fmt: skip
    monkeypatch.setattr(offers, "catalogue", lambda: [entry])


def test_a_catalogue_name_is_fetched_and_its_checksums_are_checked(
    served: str, opus_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in opus_folder.iterdir()}
    offered(monkeypatch, home=served, files=sums)
    assert installed("tiny").licence == "CC0"
    offered(monkeypatch, home=served, files={**sums, "model.bin": "0" * 64})
    with pytest.raises(ModelError, match=r"model\.bin is not the file that it was"):
        installed("tiny", name="other")
    assert [model.name for model in installed_models()] == ["tiny"]


def test_a_file_that_is_gone_from_the_hub_is_named(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, home=served, files={"gone.bin": "0" * 64})
    with pytest.raises(ModelError, match=r"gone\.bin is not there any more"):
        installed("tiny")


def test_a_hub_that_cannot_be_reached_says_how_to_bring_the_files(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(ModelError, match=r"127\.0\.0\.1 cannot be reached .* padanan model install FOLDER"):
        HubSource(f"http://127.0.0.1:{port}/x", {}).copy(["model.bin"], tmp_path, lambda _share: None)


def test_a_file_that_breaks_off_is_not_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            connection.recv(4096)
            connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(ModelError, match="broke off after 4 of 1000 bytes"):
            HubSource(f"http://127.0.0.1:{server.getsockname()[1]}", {}).copy(["a"], tmp_path, lambda _share: None)


def test_what_has_to_be_converted_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, convert="Helsinki-NLP/opus-mt-id-en")
    with pytest.raises(UsageError, match="ct2-transformers-converter --model Helsinki-NLP/opus-mt-id-en"):
        installed("tiny")


def test_a_model_that_fails_its_trial_is_not_kept(opus_folder: Path) -> None:
    def refuse(_model: InstalledModel) -> None:
        raise ModelError("It is no use.")

    with pytest.raises(ModelError, match=r"It is no use\."):
        install(Order(str(opus_folder)), Silence(), refuse)
    assert leftovers() == []


def test_a_direction_that_nothing_tells_must_be_given(opus_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(opus_folder, tmp_path / "mine"))
    with pytest.raises(UsageError, match="does not say in which direction it translates"):
        installed(folder)
    assert installed(folder, pair=ID_EN).directions == ("id-en",)


def test_a_multilingual_model_translates_both_directions(nllb_folder: Path) -> None:
    assert sorted(installed(nllb_folder, name="nllb").directions) == ["en-id", "id-en"]


def test_the_same_name_twice_is_refused(opus_folder: Path) -> None:
    installed(opus_folder)
    with pytest.raises(UsageError, match="opus-mt-id-en is installed already"):
        installed(opus_folder)


@pytest.mark.parametrize("name", ["builtin", "../x", "A B", "", "-x"])
def test_a_name_that_cannot_be_a_folder_is_refused(opus_folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be called"):
        installed(opus_folder, name=name or "/")


def test_what_is_neither_path_nor_name_lists_the_names() -> None:
    with pytest.raises(UsageError, match="neither a folder, an archive, an address nor one of these models: firefox"):
        installed("nothing-here")


def test_a_model_that_lost_a_file_is_not_listed(opus_folder: Path) -> None:
    model = installed(opus_folder)
    (model.folder / "model.bin").unlink()
    assert installed_models() == []
    with pytest.raises(UsageError, match="There is no model opus-mt-id-en here"):
        installed_model("opus-mt-id-en")


def test_a_model_of_another_direction_is_refused(opus_folder: Path) -> None:
    with pytest.raises(UsageError, match="translates id-en only, not en-id"):
        installed(opus_folder).check_direction(LanguagePair(Language.ENGLISH, Language.INDONESIAN))


def test_a_description_that_is_broken_hides_the_model(opus_folder: Path) -> None:
    model = installed(opus_folder)
    text = (model.folder / "padanan.json").read_text()
    (model.folder / "padanan.json").write_text("x" * len(text))
    assert installed_models() == []


def test_the_catalogue_can_be_read_and_every_entry_can_be_had_somehow() -> None:
    entries = catalogue()
    assert entries[0].name == "firefox"
    for entry in entries:
        assert entry.kind == "firefox" or bool(entry.home) != bool(entry.convert)
        assert entry.licence
        assert set(entry.directions) == set(entry.flores_bleu)
        assert all(len(checksum) == 64 for checksum in entry.files.values())
    assert json.dumps([entry.name for entry in entries])
