"""What the standards say about the structure of documents.

The schemas of XLIFF are those of OASIS, as the Debian package php-symfony-translation has them; without it, what needs
them is skipped. The DTD of TMX is ours.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.support.paths import REPOSITORY

_OASIS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
_XLIFF = {"1.2": "xliff-core-1.2-strict.xsd", "2.0": "xliff-core-2.0.xsd", "2.1": "xliff-core-2.0.xsd"}


def xliff_errors(root: etree._Element) -> list[str]:
    """What the schema of its version finds wrong with an XLIFF document."""
    schema = _xliff_schema(_XLIFF[root.get("version", "")])
    schema.validate(root)
    return [error.message for error in schema.error_log]


def tmx_errors(root: etree._Element) -> list[str]:
    """What the DTD finds wrong with a translation memory."""
    dtd = _tmx_dtd()
    dtd.validate(root)
    return [error.message for error in dtd.error_log]


@cache
def _tmx_dtd() -> etree.DTD:
    return etree.DTD(str(REPOSITORY / "tests" / "data" / "schemas" / "tmx.dtd"))


@cache
def _xliff_schema(name: str) -> etree.XMLSchema:
    if not (_OASIS / name).exists():
        pytest.skip("the schemas of XLIFF are not there; install the Debian package php-symfony-translation")
    text = (_OASIS / name).read_text("utf-8")
    # The schema imports another by its address; and elements of tools, of which no schema is known, are allowed.
    text = re.sub(r'(?<=schemaLocation=")[^"]*xml\.xsd', (_OASIS / "xml.xsd").as_uri(), text)
    text = text.replace('processContents="strict"', 'processContents="lax"')
    return etree.XMLSchema(etree.fromstring(text.encode()))
