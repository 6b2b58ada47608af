"""Everything that can be done in the review room, in one table: keys, palette, footer, help and docs are made of it.

An action is added by a function in `tui/acts` and a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from tui.wording import N_, _


class Group(Enum):
    """A chapter of the help screen."""

    SEGMENT = N_("Segment")
    MOVE = N_("Move")
    INSERT = N_("Insert")
    FIND = N_("Find")
    TERMS = N_("Terms")
    VIEW = N_("View")
    DOCUMENT = N_("Document")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person can do."""

    id: str
    """As the settings name it."""
    group: Group
    label: str
    """A word or two, for the footer and the palette."""
    meaning: str
    """One sentence, for the help screen."""
    act: str
    """The function that does it, in `tui.acts`: "segments.confirm"."""
    keys: tuple[str, ...] = ()
    """As Textual names them; the first is shown."""
    footer_place: int = 0
    """From the left in the line of keys, where the last ones may have no room; 0 for one that is not there."""
    writes: bool = True
    """Whether it changes the job, which cannot be done when it is open for reading only."""
    number: int | None = None
    """What the function is told, of one of several alike."""

    @property
    def shown_label(self) -> str:
        """The label in the language of the interface."""
        return _(self.label).format(n=self.number)


def _table(*actions: Action) -> Mapping[str, Action]:
    return MappingProxyType({action.id: action for action in actions})


def _term(number: int) -> Action:
    return Action(
        f"insert_term_{number}",
        Group.INSERT,
        N_("Insert term {n}"),
        N_("Put the translation of this term at the cursor."),
        "insertions.term",
        (f"alt+{number}",),
        number=number,
    )


def _match(number: int) -> Action:
    return Action(
        f"insert_match_{number}",
        Group.INSERT,
        N_("Insert match {n}"),
        N_("Take the translation of this match of the memory."),
        "insertions.match",
        number=number,
    )


ACTIONS = _table(
    Action(
        "confirm",
        Group.SEGMENT,
        N_("Confirm"),
        N_("Stand for the translation, keep it in the memory, and go to the next one that is not confirmed."),
        "segments.confirm",
        ("f4", "ctrl+enter"),
        footer_place=2,
    ),
    Action(
        "confirm_and_stay",
        Group.SEGMENT,
        N_("Confirm, stay"),
        N_("Stand for the translation and stay at it."),
        "segments.confirm_and_stay",
        ("alt+s",),
    ),
    Action(
        "undo",
        Group.SEGMENT,
        N_("Undo"),
        N_("Take back what was typed, or else what was done last in the document, in whatever segment that was."),
        "segments.undo",
        ("ctrl+z",),
    ),
    Action("redo", Group.SEGMENT, N_("Redo"), N_("Do again what was undone."), "segments.redo", ("ctrl+y",)),
    Action(
        "reject",
        Group.SEGMENT,
        N_("Reject"),
        N_("Say that the translation will not do."),
        "segments.reject",
        ("alt+r",),
    ),
    Action(
        "lock",
        Group.SEGMENT,
        N_("Lock or unlock"),
        N_("Keep the segment from being changed, or allow it again."),
        "segments.toggle_lock",
        ("alt+l",),
    ),
    Action("clear", Group.SEGMENT, N_("Clear"), N_("Take the translation away."), "segments.clear", ("alt+delete",)),
    Action(
        "copy_source",
        Group.SEGMENT,
        N_("Copy source"),
        N_("Put the source text in the place of the translation."),
        "segments.copy_source",
        ("alt+o", "ctrl+insert"),
    ),
    Action(
        "toggle_case",
        Group.SEGMENT,
        N_("Change case"),
        N_("Turn the selection, or the word at the cursor, to lower case, Title Case and UPPER CASE in turn."),
        "segments.change_case",
        ("alt+u", "shift+f3"),
    ),
    Action(
        "split",
        Group.SEGMENT,
        N_("Split"),
        N_("Part the segment in two where the cursor or the selection in the source ends."),
        "segments.split",
        ("alt+x",),
    ),
    Action(
        "merge",
        Group.SEGMENT,
        N_("Merge with next"),
        N_("Make one segment of this one and the next."),
        "segments.merge",
        ("alt+j",),
    ),
    Action(
        "redraft",
        Group.SEGMENT,
        N_("Draft again"),
        N_("Ask the engine for this segment again."),
        "drafts.redraft",
        ("f5",),
    ),
    Action(
        "alternatives",
        Group.SEGMENT,
        N_("Alternatives"),
        N_("Choose among several drafts of the engine, or another engine's."),
        "drafts.alternatives",
        ("alt+a",),
    ),
    Action(
        "propagate",
        Group.SEGMENT,
        N_("Propagate"),
        N_("Copy the translation to all segments with the same source that nobody has touched."),
        "segments.propagate",
        ("alt+p",),
    ),
    Action("note", Group.SEGMENT, N_("Note"), N_("Write a note to those who work on it."), "segments.note", ("alt+c",)),
    Action(
        "next_unconfirmed",
        Group.MOVE,
        N_("Next unconfirmed"),
        N_("Go to the next segment that is not confirmed."),
        "moves.next_unconfirmed",
        ("f7", "ctrl+n"),
        footer_place=3,
        writes=False,
    ),
    Action(
        "next_finding",
        Group.MOVE,
        N_("Next finding"),
        N_("Go to the next segment in which the checks found something."),
        "moves.next_finding",
        ("f8",),
        footer_place=9,
        writes=False,
    ),
    Action(
        "next_untranslated",
        Group.MOVE,
        N_("Next untranslated"),
        N_("Go to the next segment without a translation."),
        "moves.next_untranslated",
        ("alt+n",),
        writes=False,
    ),
    Action(
        "next_fuzzy",
        Group.MOVE,
        N_("Next fuzzy"),
        N_("Go to the next segment whose translation comes from a like text of a memory."),
        "moves.next_fuzzy",
        ("alt+v",),
        writes=False,
    ),
    Action(
        "next_note",
        Group.MOVE,
        N_("Next note"),
        N_("Go to the next segment with a note."),
        "moves.next_note",
        writes=False,
    ),
    Action(
        "previous",
        Group.MOVE,
        N_("Previous"),
        N_("Go to the segment before."),
        "moves.previous",
        ("alt+up", "ctrl+up"),
        writes=False,
    ),
    Action(
        "next",
        Group.MOVE,
        N_("Next"),
        N_("Go to the segment after."),
        "moves.next_one",
        ("alt+down", "ctrl+down"),
        writes=False,
    ),
    Action(
        "first", Group.MOVE, N_("First"), N_("Go to the first segment."), "moves.first", ("alt+home",), writes=False
    ),
    Action("last", Group.MOVE, N_("Last"), N_("Go to the last segment."), "moves.last", ("alt+end",), writes=False),
    Action(
        "go_to",
        Group.MOVE,
        N_("Go to …"),
        N_("Go to the segment with a number."),
        "moves.go_to",
        ("ctrl+g",),
        writes=False,
    ),
    Action(
        "insert_term",
        Group.INSERT,
        N_("Insert term …"),
        N_("Choose a term of the source by its number; its translation is put at the cursor."),
        "insertions.choose_term",
        ("alt+q",),
    ),
    *map(_term, range(1, 10)),
    Action(
        "insert_match",
        Group.INSERT,
        N_("Insert match"),
        N_("Take the translation of the best match of the memory; pressed again, that of the next."),
        "insertions.next_match",
        ("alt+m",),
    ),
    *map(_match, range(1, 10)),
    Action(
        "insert_tag",
        Group.INSERT,
        N_("Insert tag"),
        N_("Put the next tag that is missing at the cursor, or a pair of them round the selection."),
        "insertions.next_tag",
        ("alt+t",),
    ),
    Action(
        "insert_from_source",
        Group.INSERT,
        N_("From source …"),
        N_("Choose a number, name, tag or address of the source to put at the cursor, written as the target has it."),
        "insertions.from_source",
        ("alt+i",),
    ),
    Action(
        "filter",
        Group.FIND,
        N_("Filter"),
        N_("Show only the segments of some state, origin, finding, term or text."),
        "finding.filter_segments",
        ("ctrl+l",),
        footer_place=8,
        writes=False,
    ),
    Action(
        "show_all",
        Group.FIND,
        N_("Show all"),
        N_("Show all segments again."),
        "finding.show_all",
        ("alt+0",),
        writes=False,
    ),
    Action(
        "replace",
        Group.FIND,
        N_("Find, replace"),
        N_("Look for a text in the translations that are shown, and replace it if you like."),
        "finding.replace",
        ("ctrl+r", "ctrl+f"),
    ),
    Action(
        "concordance",
        Group.FIND,
        N_("Concordance"),
        N_("Look for the selection, or any text, in the memories."),
        "finding.concordance",
        ("f3", "alt+k"),
        footer_place=6,
        writes=False,
    ),
    Action(
        "add_term",
        Group.TERMS,
        N_("Add term"),
        N_("Put what is selected in source and translation into the glossary."),
        "terms.add",
        ("f2", "ctrl+t"),
        footer_place=7,
        writes=False,
    ),
    Action(
        "glossary",
        Group.TERMS,
        N_("Glossary"),
        N_("Look into the glossaries and edit them."),
        "terms.open_glossary",
        ("f6",),
        writes=False,
    ),
    Action(
        "switch_panes",
        Group.VIEW,
        N_("Panes"),
        N_("Show the panes at the side, below, or not at all."),
        "view.switch_panes",
        ("f9",),
        footer_place=10,
        writes=False,
    ),
    Action(
        "row_lines",
        Group.VIEW,
        N_("Lines a row"),
        N_("Show one, two or three lines of each segment."),
        "view.switch_row_lines",
        ("alt+h",),
        writes=False,
    ),
    Action(
        "row_terms",
        Group.VIEW,
        N_("Terms in rows"),
        N_("Mark terms in all rows, or in the open segment alone."),
        "view.switch_row_terms",
        writes=False,
    ),
    Action(
        "focus_source",
        Group.VIEW,
        N_("Source, target"),
        N_("Put the cursor into the source, to select in it, and back."),
        "view.switch_focus",
        ("alt+left", "shift+f6"),
        writes=False,
    ),
    Action(
        "focus_panes",
        Group.VIEW,
        N_("Into the panes"),
        N_("Put the cursor into the panes, and back."),
        "view.focus_panes",
        ("alt+right",),
        writes=False,
    ),
    Action(
        "theme",
        Group.VIEW,
        N_("Colours"),
        N_("Choose dark, light or high contrast."),
        "view.choose_theme",
        writes=False,
    ),
    Action(
        "copy",
        Group.VIEW,
        N_("Copy"),
        N_("Copy the selection to the clipboard."),
        "view.copy",
        ("alt+y",),
        writes=False,
    ),
    Action(
        "export",
        Group.DOCUMENT,
        N_("Export"),
        N_("Write the translated document."),
        "document.export",
        ("f10",),
        footer_place=4,
        writes=False,
    ),
    Action(
        "lost",
        Group.DOCUMENT,
        N_("Lost segments"),
        N_("Show what was done to segments that are no longer in the document."),
        "document.show_lost",
        writes=False,
    ),
    Action(
        "pause_drafts",
        Group.DOCUMENT,
        N_("Pause drafts"),
        N_("Let the engine rest, or go on."),
        "drafts.pause",
        ("alt+z",),
        writes=False,
    ),
    Action(
        "help",
        Group.DOCUMENT,
        N_("Help"),
        N_("Show all keys."),
        "view.show_help",
        ("f1",),
        footer_place=1,
        writes=False,
    ),
    Action(
        "palette",
        Group.DOCUMENT,
        N_("Palette"),
        N_("Look for any action by its name."),
        "view.open_palette",
        ("ctrl+p",),
        footer_place=5,
        writes=False,
    ),
    Action(
        "quit",
        Group.DOCUMENT,
        N_("Leave"),
        N_("Leave; everything is kept."),
        "document.leave",
        ("ctrl+q",),
        footer_place=11,
        writes=False,
    ),
)
"""Each action by its id, in the order in which the help shows them."""
