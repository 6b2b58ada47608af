"""What a text must not do to the blocks around it: begin a list, close a heading, add a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpora.formats.markdown.inline import Piece, UnplacedError, collapsed, read_inline
from corpora.formats.markdown.parser import block_parser

_SAMPLE = "a"
# It is one only behind a term, which the smallest block does not have.
_DEFINITION = re.compile(r"[:~][ \t]")
# Others read `- a | b` above `---|---` as a list with a table in it, markdown-it does not.
_BLOCK_MARK = re.compile(r"(?:[-+*]|#{1,6}|\d+[.)])\s|>")
# What could be the first half of something with what stands behind a footnote; a bar could make a table of a heading.
_LEFT_OPEN = re.compile(r"[`<$|]")
_CAPTION = re.compile(r"(?!:)(?:\\.|[^\[\]{}\\\n:]|:(?!\Z))*")
# What a text begins with that is not plainly the text of its block.
_SUSPECT = re.compile(r"[-+=:~>#|$]|[*_]\s|\d+[.)]|<[A-Za-z!?/]|`{3}|!!!|\?\?\?")


@dataclass(frozen=True, slots=True)
class Frame:
    """The block that a text is in, by the smallest one of its kind."""

    before: str = ""
    after: str = ""
    is_cell: bool = False
    unlike: re.Pattern[str] | None = None
    """What the text must not begin with, beyond what Markdown would take for another block."""
    is_always_tried: bool = False
    """Whether what is plain in other blocks may be none here."""

    def write(self, text: str) -> str:
        """The text as it stands in the source."""
        return text.replace("|", "\\|") if self.is_cell else text

    @property
    def _is_bare_cell(self) -> bool:
        return self.is_cell and not self.before.startswith("|")

    def holds(self, text: str) -> bool:
        """Whether a text is read as just the text of that block."""
        if self.unlike is not None and self.unlike.match(text):
            return False
        if (not self.before and _DEFINITION.match(text)) or (self._is_bare_cell and _BLOCK_MARK.match(text)):
            return False
        return self._is_read_whole(text)

    def suits(self, text: str) -> bool:
        """Whether the text that stands there in the source is one that this block can have."""
        if not _SUSPECT.match(text):
            return True
        if self._is_bare_cell and _BLOCK_MARK.match(text):
            return False
        return self._is_read_whole(text.partition("\n")[0].rstrip()) or self._is_read_whole(text)

    def _is_read_whole(self, text: str) -> bool:
        kinds, index = _shape(self.before, self.after)
        tokens = _blocks(self.before + self.write(text) + self.after)
        return tuple(kind for kind, _ in tokens) == kinds and tokens[index][1] == text


BAR = r"[^|]*\|"
"""What would make the head of a table of what a line of hyphens stands below."""

PARAGRAPH = Frame()
HEADING = Frame("# ")
HEADING_ABOVE_LINE = Frame("# ", unlike=re.compile(BAR))
UNDERLINED = Frame(after="\n---")
TERM = Frame(after="\n: x")
QUOTED = Frame('!!! note "', '"')
CELL = Frame("|", "|x|\n|-|-|", is_cell=True)
FIRST_HEAD = Frame("", " | x\n-|-", is_cell=True)
"""A cell of a table's head that no bar stands before."""
FIRST_CELL = Frame("y | y\n-|-\n", " | x", is_cell=True)
"""A cell of a table's body that no bar stands before."""

TASK = r"\[[ xX]\]\s"
"""What makes an item of a list a task."""
ALERT = r"\[![A-Za-z][\w-]*\]"
"""What makes a quotation an alert."""
TITLE = r"[\"'(]"
"""What would be the title of the link reference that is defined on the line before."""
FRONT_MATTER = r"\+\+\+"


@lru_cache(maxsize=20)
def paragraph(*unlike: str) -> Frame:
    """The frame of a paragraph that must not begin with any of these patterns."""
    return Frame(unlike=re.compile("|".join(unlike))) if unlike else PARAGRAPH


@lru_cache(maxsize=20)
def _shape(before: str, after: str) -> tuple[tuple[str, ...], int]:
    """The kinds of the block's tokens, and which of them has the text."""
    tokens = _blocks(before + _SAMPLE + after)
    return tuple(kind for kind, _ in tokens), tokens.index(("inline", _SAMPLE))


def _blocks(text: str) -> list[tuple[str, str]]:
    parser = block_parser()
    return [(token.type, token.content) for token in parser.block.parse(text, parser, {}, []) or ()]


class _NoteFrame(Frame):
    """A footnote in a text: `^[…]`."""

    def holds(self, text: str) -> bool:
        """Whether a text is read as just the text of that note, whatever stands behind it."""
        try:
            is_note = [piece.what for piece in read_inline(f"^[{text}]", {})] == [collapsed(f"^[{text}]")]
            return is_note and not any(_is_left_open(piece, text) for piece in read_inline(text, {}))
        except UnplacedError:
            return False

    def suits(self, text: str) -> bool:
        """Any that the parser found."""
        return True


def _is_left_open(piece: Piece, text: str) -> bool:
    is_plain = piece.kind is None and piece.text == text[slice(*piece.span)]
    return is_plain and _LEFT_OPEN.search(piece.text) is not None


class _CaptionFrame(Frame):
    """The title of a container: `::: tip Judul`, `:::tip[Judul]`."""

    def holds(self, text: str) -> bool:
        """Whether nothing in a text ends it or is something else than a title."""
        return _CAPTION.fullmatch(text) is not None

    def suits(self, text: str) -> bool:
        """Any that was found."""
        return True


NOTE = _NoteFrame()
CAPTION = _CaptionFrame(is_always_tried=True)
