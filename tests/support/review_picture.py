"""The picture of the review room in the docs, taken of a review as it is.

python -m tests.support.review_picture FILE MEMORY [KEY]…
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from tests.support.paths import REPOSITORY
from translate.config import MemoryFile
from translate.review.opening import review_files
from tui.app import ReviewApp, ReviewSetup

PICTURE = REPOSITORY / "docs" / "review.svg"
_SIZE = (116, 30)
_SECONDS = 8.0
"""Until the panes are full."""
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""They would be fetched from elsewhere."""


async def picture(file: Path, memory: Path, keys: list[str]) -> str:
    """What is seen of a review, as SVG, after some keys."""
    setup = ReviewSetup(review_files(file), memory_files=(MemoryFile(memory),), is_read_only=False)
    with tempfile.TemporaryDirectory() as folder:
        app = ReviewApp(setup, {"LANG": "C.UTF-8"}, Path(folder) / "room.json")
        async with app.run_test(size=_SIZE) as pilot:
            await pilot.pause(_SECONDS)
            for key in keys:
                await pilot.press(key)
            await pilot.pause(_SECONDS)
            return _FONTS.sub("", app.export_screenshot(title=f"padanan review {file.name}"))


if __name__ == "__main__":
    _, name, memory_name, *pressed = sys.argv
    PICTURE.write_text(asyncio.run(picture(Path(name), Path(memory_name), pressed)), "utf-8")
