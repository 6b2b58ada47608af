"""The Translate Toolkit reads our TBX, and we read its. Of TBX it knows version 2 only (3.20)."""

from __future__ import annotations

from pathlib import Path

from corpora.languages import Language
from glossary.entry import Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS
from glossary.glossary import default_glossary
from tests.glossary.exchange.test_tbx import ENVOY
from tests.support.toolkit_oracle import ask_toolkit

ID, EN = Language.INDONESIAN, Language.ENGLISH
PREFERRED, ADMITTED = TermStatus.PREFERRED, TermStatus.ADMITTED

READ = """
import json, sys
from translate.storage.tbx import tbxfile
store = tbxfile.parsestring(sys.stdin.buffer.read(), sourcelanguage="id", targetlanguage="en")
def told(terms):
    return [[term.text, term.deprecated, [note.text for note in term.notes]] for term in terms]
units = [[unit.getid(), told(unit.get_source_terms()), told(unit.get_target_terms())] for unit in store.units]
json.dump(units, sys.stdout)
"""
WRITE = """
import json, sys
from translate.storage.tbx import tbxfile
store = tbxfile(sourcelanguage="id", targetlanguage="en")
for number, (sources, targets, definition, note) in enumerate(json.load(sys.stdin)):
    unit = store.addsourceunit(sources[0])
    unit.target = targets[0]
    unit.set_source_terms(sources, "id")
    unit.set_target_terms(targets, "en")
    unit.setid(f"t{number}")
    unit.addnote(definition, origin="definition")
    unit.addnote(note, origin="translator")
json.dump(bytes(store).decode(), sys.stdout)
"""


def test_the_toolkit_reads_the_terms_of_both_languages_which_are_deprecated_and_the_texts(tmp_path: Path) -> None:
    ((own_id, sources, targets),) = ask_toolkit(READ, EXCHANGE_FORMATS["tbx-v2"].write([ENVOY]).data, tmp_path)
    assert own_id == "envoy"
    assert [(text, deprecated) for text, deprecated, _ in sources] == [("utusan", False)]
    assert [(text, deprecated) for text, deprecated, _ in targets] == [("envoy", False), ("messenger", True)]
    assert {"diplomacy", "[padanan keep as is]", "noun", "Utusan tiba."} <= set(sources[0][2])
    assert {"diplomacy", "sent by <a> state & its head", "noun"} <= set(targets[0][2])


def test_the_toolkit_reads_the_whole_built_in_glossary(tmp_path: Path) -> None:
    found = default_glossary().concepts
    told = ask_toolkit(READ, EXCHANGE_FORMATS["tbx-v2"].write(found).data, tmp_path)
    assert [(own_id, *([term[0] for term in side] for side in sides)) for own_id, *sides in told] == [
        (concept.id, *([term.text for term in concept.terms[language]] for language in (ID, EN))) for concept in found
    ]


def test_what_the_toolkit_writes_is_read(tmp_path: Path) -> None:
    said = b"""[
        [["utusan", "duta"], ["envoy", "emissary"], "yang diutus", "not an ambassador"],
        [["mitra <&> \\"kita\\""], ["partner"], "", ""]
    ]"""
    imported = EXCHANGE_FORMATS["tbx"].read(ask_toolkit(WRITE, said, tmp_path).encode(), "toolkit.tbx")
    assert (imported.skipped, imported.remarks) == ((), ())
    first, second = imported.concepts
    assert (first.id, second.id) == ("t0", "t1")
    assert first.terms[ID] == (Term("utusan", PREFERRED), Term("duta", ADMITTED))
    assert first.terms[EN] == (Term("envoy", PREFERRED), Term("emissary", ADMITTED))
    assert (dict(first.definitions), first.note) == ({ID: "yang diutus"}, "not an ambassador")
    assert second.terms[ID] == (Term('mitra <&> "kita"', PREFERRED),)
