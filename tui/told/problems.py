"""What the rooms below say of work that cannot be done, as far as one meets it in the review room."""

from __future__ import annotations

from tui.wording import N_

PROBLEMS = (
    # Segments
    N_("Segment {n} has no translation to confirm. Write one first."),
    N_("Segment {n} has no translation to copy. Write one first."),
    N_("Segment {n} is locked. Unlock it first."),
    N_("Segment {n} cannot be split there: it has {count}."),
    N_("Segment {n} cannot be split there: a half would be empty. Choose another place."),
    N_("Segment {n} cannot be split in a tag or a variable. Choose a place beside it."),
    N_("The translation of segment {n} cannot be split there: it has {count}."),
    N_("The translation of segment {n} cannot be split in a tag. Choose a place beside it."),
    N_("Segment {n} is the last of its paragraph: there is nothing to merge it with."),
    N_("Segment {n} cannot be {what} yet: an older Padanan made this job. Read its document."),
    N_("Segment {n} cannot be {what}: this file has one place for it and its translation."),
    N_("There is no segment {n} in {job}, which has {count}."),
    # The job
    N_("{job} is open already: {what}. Close it there, or open it for reading only."),
    N_("{job} cannot be opened for writing: {hint}"),
    N_("{job} is damaged: {problem}. {remedy}"),
    N_("{job} is empty. {remedy}"),
    N_("{job} is no job, or was overwritten: it does not begin as one. {remedy}"),
    N_("{job} is cut off after {n} bytes. {remedy}"),
    N_("{job} is cut off: {n} of {all} bytes are there. {remedy}"),
    N_("{job} was opened for reading only. Close it and open it for writing."),
    N_("{job} cannot be saved: no space is left in {folder}. Free some and try again; what was saved before is safe."),
    N_("{job} cannot be saved: you may not write in {folder}. Copy it to another folder."),
    N_(
        "{job} cannot be saved: its disk reports an error. Close the job and open it again; "
        "what was saved before is safe."
    ),
    N_("{job} cannot be saved since its disk failed. Close the job and open it again."),
    N_("{job} is in use by another program. Close it there and try again."),
    N_("{job} is the database of another program, not a job. Choose another file."),
    N_("{job} was made by a newer Padanan (format {n}; this one knows {known}). Update Padanan."),
    N_("{job} is write-protected. Open it for reading only, or ask its owner."),
    N_("{document} is not as {job} has it. Read it again."),
    N_("{job}: you may not read this job. Ask its owner."),
    # The document
    N_("{path}: no such file. Check the name and the folder."),
    N_("{path} is a folder. Name a document in it."),
    N_("{path} is {what} itself. Choose another name with --output."),
    N_("{document} was read as {format}, which this version cannot read. Update Padanan."),
    N_(
        "{document} is parted into other sentences than when it was reviewed. Use the same --sentence-rules, or open "
        "it in padanan review, which carries your work over (reconcile), and export it then."
    ),
    N_(
        "{document} has changed since it was reviewed. Open it in padanan review, which carries your work over to the "
        "new text (reconcile), and export it then."
    ),
    # Looking and replacing
    N_("Write what stands behind {key} {values}."),
    N_("A filter has no key {key}:. {hint} Put text with a colon in quotes."),
    N_("{key}: is never {value}. {hint}"),
    N_("{value} is no number of a segment. Write 12, 10-20, 10- or -20."),
    N_("/{pattern}/ is no regular expression: {problem}. Mend it or search without /."),
    N_("{pattern} is no regular expression: {problem}."),
    N_("{pattern} may take for ever: a group that repeats something is itself repeated."),
    N_("{text} cannot be put there: {problem}."),
    # The engine
    N_("The engine's process {how}. The next draft starts it again."),
    N_("The engine's process cannot be started ({problem}). Close other programs and try again."),
    N_("The engine {name} failed: {problem}."),
    N_("Drafting was ended."),
    # Memories
    N_("{path} is open for reading only. Choose another memory for what is new."),
    N_("{path} is being written by another program. Try again when that is done."),
    N_("{path} may not be written. Nothing was changed; choose another memory."),
    N_("{path}: no space is left in {folder}. Free some and try again; what it has is safe."),
    N_("{path}: there is no such memory. Check the name."),
    N_("{path} cannot be written: there is no folder {folder}. Make it, or choose another."),
    N_("{path} cannot be written: {problem}. Choose another place."),
    N_("{path} is no translation memory of Padanan. TMX and other files are brought into one by importing them."),
    N_("{path} is an SQLite file of another program, no translation memory of Padanan."),
    N_("{path} was written by a newer Padanan (version {n} of the file, {known} is known here). Update Padanan."),
    N_("{path} is a folder. Name the memory in it."),
    N_(
        "{path} was not closed by who wrote it, and its folder is read-only. Copy it and {name} to a folder of your "
        "own and use that."
    ),
    N_("{path} is damaged: {problem}. Take it from a backup, or repair it; the file as it is will be kept."),
    N_("No memory that may be written is attached. Name one with --tm."),
)
