"""Writing a string into YAML in the style in which another one stood there, as far as that style can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that a YAML document can only have escaped, or not at all."""

# What a reader of YAML 1.1 or 1.2 takes for something else than a string. "No" is a translation of "Tidak".
_LOOKS_TYPED = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|[-+]?\.?(?:nan|inf)|0o[0-7]+|=|<<|[-+.\d][-+.,:\d_eExXa-fA-F]*", re.IGNORECASE
)
_NOT_ON_ONE_LINE = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_BLOCK = re.compile("[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TO_ESCAPE = re.compile(f'["\\\\]|{_NOT_ON_ONE_LINE.pattern}')
_TO_ESCAPE_IN_ASCII = re.compile(r'["\\]|[^\x20-\x7e]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_LETTER = re.compile(r"(?<!\\)(?:\\\\)*\\(?:x[89a-fA-F]|u(?!00[0-7])|U)")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_BLOCK = re.compile(r"(?P<style>[|>])(?P<header>[^\r\n]*)(?P<end>\r\n|\n|\r)(?P<body>.*)", re.DOTALL)
_LINE = re.compile(r"(?P<indent> *)[^\r\n]*(?:\r\n|\n|\r|\Z)")
_LINE_BREAK = re.compile("[\r\n\x85\u2028\u2029]")
_FOLDABLE_SPACE = re.compile(r"(?<=\S) (?=\S)")
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A string as it stands in a document."""

    raw: str
    """With quotes, or with the header of a block, without anchor and tag."""
    value: str
    is_in_flow: bool = False
    """Whether it stands in `[…]` or `{…}`."""

    def write(self, text: str) -> str:
        """`text` for this place. Lone surrogates, which YAML cannot have, are left out."""
        text = _SURROGATE.sub("", text)
        if self.raw[:1] in ("|", ">"):
            return _block(self, text)
        if self.raw.startswith("'"):
            return double_quoted(text) if _NOT_ON_ONE_LINE.search(text) else "'" + text.replace("'", "''") + "'"
        if self.raw.startswith('"'):
            is_ascii = self.raw.isascii() and bool(_ESCAPED_LETTER.search(self.raw))
            return double_quoted(text, is_ascii=is_ascii)
        return text if _reads_plain(text, self.is_in_flow) else double_quoted(text)


def double_quoted(text: str, *, is_ascii: bool = False) -> str:
    """`text` in double quotes, on one line."""
    pattern = _TO_ESCAPE_IN_ASCII if is_ascii else _TO_ESCAPE
    return '"' + pattern.sub(lambda match: _escaped(match.group()), text) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    if short := _SHORT_ESCAPES.get(character):
        return short
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def loader() -> type[yaml.SafeLoader | yaml.CSafeLoader]:
    """The fast one, if PyYAML came with it; it counts characters as the other does."""
    return yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def is_string(value: str) -> bool:
    """Whether a plain scalar is a string, and no number, date, truth value or nothing."""
    tag: str = _resolver().resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"


@lru_cache(maxsize=1)
def _resolver() -> yaml.resolver.Resolver:
    return yaml.resolver.Resolver()


def _reads_plain(text: str, is_in_flow: bool) -> bool:
    """Whether `text` without quotes is read as just that string."""
    if not text or _LOOKS_TYPED.fullmatch(text) or text.startswith(("---", "...")):
        return False
    # PyYAML's own parser takes no tab in a plain scalar and no "?" before "]"; libyaml does.
    if "\t" in text or (is_in_flow and "?" in text) or _NOT_ON_ONE_LINE.search(text):
        return False
    samples = (f"{{k: {text}}}", f"[{text}]", f"[a, {text}, b]") if is_in_flow else (f"k: {text}", f"- {text}")
    return is_string(text) and all(text in _plain_scalars(sample) for sample in samples)


def _plain_scalars(sample: str) -> Iterator[str]:
    """The last scalars of a sample that holds one key or item before it at most; none if it is something else."""
    try:
        events = list(yaml.parse(sample, Loader=loader()))
    except yaml.YAMLError:
        return
    kinds = [type(event) for event in events]
    if kinds.count(yaml.MappingStartEvent) + kinds.count(yaml.SequenceStartEvent) == 1:
        yield from (event.value for event in events if isinstance(event, yaml.ScalarEvent) and not event.style)


def _block(place: Place, text: str) -> str:
    """A literal or folded block; what neither can say, in double quotes, with what followed it."""
    block = _BLOCK.fullmatch(place.raw)
    tail = _blank_lines_at_end(place.raw)
    indent = _indent(place, block["body"]) if block else None
    if block is None or indent is None or not _fits_block(place, text):
        comment = re.search(r"[ \t]#.*", block["header"]) if block else None
        return double_quoted(text) + (comment.group() if comment else "") + tail
    style, lines = block["style"], text.rstrip("\n").split("\n")
    if style == ">" and not any(line.startswith((" ", "\t")) for line in lines):
        lines = list(_folded(lines, _width(block["body"], indent)))
    else:
        style = "|"
    body = block["end"].join(indent * " " + line if line else "" for line in lines)
    return f"{style}{block['header']}{block['end']}{body}{tail}"


def _blank_lines_at_end(raw: str) -> str:
    """The last line end and the blank lines behind it; spaces before it are of the last line."""
    after_text = len(raw.rstrip(" \t\r\n\x85\u2028\u2029"))
    line_break = _LINE_BREAK.search(raw, after_text)
    return raw[line_break.start() :] if line_break else ""


def _indent(place: Place, body: str) -> int | None:
    """How many spaces the lines of a block are indented; None if there are none."""
    for line in _LINE.finditer(body):
        if line.group().strip():
            first = next((one for one in place.value.split("\n") if one.strip()), "")
            own = len(first) - len(first.lstrip(" "))
            return len(line["indent"]) - own if len(line["indent"]) > own else None
        if line.end() == len(body):
            return None
    return None


def _fits_block(place: Place, text: str) -> bool:
    """Whether a block without an indentation of its own can say `text` with the same end."""
    core, old_core = text.rstrip("\n"), place.value.rstrip("\n")
    if _NOT_IN_BLOCK.search(core) or _NOT_IN_BLOCK.search(old_core) or core[:1] in ("", " ", "\t", "\n"):
        return False
    # What chomping and the blank lines behind it make of the end of the source stays as long as that end does.
    keeps_end = len(text) - len(core) == len(place.value) - len(old_core) and bool(old_core.split("\n")[-1].strip())
    return keeps_end and all(line.strip(" \t") or not line for line in core.split("\n"))


def _width(body: str, indent: int) -> int | None:
    """How long the lines of a folded block are at most; None if they are not folded."""
    longest = max(map(len, body.splitlines()), default=0) - indent
    return longest if longest >= _NARROWEST and body.rstrip().count("\n") else None


def _folded(lines: list[str], width: int | None) -> Iterator[str]:
    """The lines that are read as `lines` when they are folded: a run of line ends has one more, a space may be one."""
    for number, line in enumerate(lines):
        if number and line:
            yield ""
        yield from _wrapped(line, width) if width else (line,)


def _wrapped(line: str, width: int) -> Iterator[str]:
    words = _FOLDABLE_SPACE.split(line)
    current = [words[0]]
    length = len(words[0])
    for word in words[1:]:
        if length + 1 + len(word) > width:
            yield " ".join(current)
            current, length = [word], len(word)
        else:
            current.append(word)
            length += 1 + len(word)
    yield " ".join(current)
