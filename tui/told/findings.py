"""What the checks say of translations, see `translate.review.checks`."""

from __future__ import annotations

from tui.wording import N_

FINDINGS = (
    N_("The translation is empty."),
    N_("The translation is the source."),
    N_("The translation looks {what}."),
    N_("Does it say all, and no more? {n} characters against {other}."),
    N_("“{term}” should be “{choices}”."),
    N_("“{term}” is forbidden; write “{choices}”."),
    N_("“{term}” is “{choices}”; the translation has its words in another order."),
    N_("“{term}” stands {count} in the source, {n} in the translation; a pronoun may be meant."),
    N_("A form of “{term}”, which is “{choices}”, is not in the translation as such."),
    N_("A form of “{term}”, which is forbidden; see “{choices}”."),
    N_("The tag {tag} is missing."),
    N_("The tags {tags} are missing."),
    N_("The tag {tag} is there already."),
    N_("The source has no tag {tag}."),
    N_("{tag} lies across another tag."),
    N_("{tag} is closed before it is opened."),
    N_("“{variable}” is missing."),
    N_("The source has “{variable}” {count}, the translation {n}."),
    N_("The number {number} is missing."),
    N_("The source has no number {number}."),
    N_("The source has {number}, the translation {other}."),
    N_("The source begins with {wanted}, the translation with {found}."),
    N_("The source ends with {wanted}, the translation with {found}."),
    N_("Two spaces."),
    N_("A space before “{mark}”."),
    N_("“{word}” stands twice."),
    N_("“{word}” is in no dictionary."),
    N_("“{word}” is in no dictionary; perhaps “{choices}”."),
    N_("A character is lost here ({sign})."),
    N_("Control characters, or letters that were misread."),
    N_("Too long: {length}; there is room for {n}."),
    N_("Too long: {n} characters a second; {most} can be read. Shorten it."),
)
