"""The map that an import would make, and how it is shown before it is made. Works in any thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from designer.importing.choosing import Size, guesses_of
from designer.importing.people import namesakes, people_added
from exporters.progress import Progress, no_progress, portion
from exporters.tables.building.built import MANY_CARDS, built
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Purpose
from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.errors import ImportFormatError
from model.ids import Id
from model.records import Image
from resources.words import tr

if TYPE_CHECKING:
    from exporters.poster.pages import Page

ATTACHED = frozenset({Purpose.EVIDENCE, Purpose.METRICS})
"""What goes into a map that is there; the others make one of their own."""
MAY_GO_INTO = frozenset({Purpose.PERSONAS})
"""What may do either."""

# What is counted, one and many, in the order it is told.
_COUNTED: tuple[tuple[str, str, str], ...] = (
    ("stages", "1 stage", "{n} stages"),
    ("steps", "1 step", "{n} steps"),
    ("lanes", "1 lane", "{n} lanes"),
    ("cards", "1 card", "{n} cards"),
    ("markers", "1 emotion", "{n} emotions"),
    ("personas", "1 persona", "{n} personas"),
    ("evidence", "1 finding", "{n} findings"),
    ("metrics", "1 figure", "{n} figures"),
    ("actions", "1 action", "{n} actions"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A map as the import makes it: a new one, or the open one with ``change``.

    ``notes`` say, a sentence each, what had to be guessed or left out; ``counted`` what of a table
    is new in the map.
    """

    document: JourneyMap
    notes: tuple[str, ...] = ()
    change: ChangeSet | None = None
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of it: a page, the pictures it names, what it holds in words."""

    made: Made
    pages: tuple[Page, ...]
    images: Table[Id, Image]
    counts: str


def make(
    grids: Grids,
    mapping: Mapping,
    document: JourneyMap | None,
    *,
    into: bool = False,
    progress: Progress = no_progress,
) -> Made:
    """Make it. ``document`` is the open map, which findings and figures go into.

    ``into``: personas shall go there, too.

    Raises:
        ImportFormatError: nothing can be made of the tables, or no map is open that takes it.
        Cancelled: ``progress`` raised it.
    """
    if mapping.purpose in ATTACHED:
        if document is None:
            raise ImportFormatError(
                tr("Findings and figures go into a map: open the one they belong to first.")
            )
        from exporters.tables.attaching.attached import attached  # noqa: PLC0415 - when first asked

        found = attached(document, grids, mapping, progress=progress)
        counted, *doubts = found.notes  # what is new, and what was there, comes first
        return Made(apply(document, found.change), tuple(doubts), found.change, counted)
    result = built(grids, mapping, name=grids.name, progress=progress)
    known = {*grids.warnings, *guesses_of(mapping)}  # told by who mapped the tables
    notes = tuple(note for note in map(str, result.warnings) if note not in known)
    if into and document is not None and mapping.purpose in MAY_GO_INTO:
        people = people_added(document, result.map)
        counted, *more = people.notes  # what became of them comes first
        return Made(apply(document, people.change), (*notes, *more), people.change, counted)
    return Made(result.map, notes)


def preview_of(
    grids: Grids, mapping: Mapping, document: JourneyMap | None, progress: Progress
) -> Preview:
    """Make it and draw it.

    Raises:
        Cancelled: ``progress`` raised it.
        ImportFormatError: nothing can be made of the tables.
    """
    from exporters.pictures import subjects  # noqa: PLC0415 - the command line shows no picture
    from exporters.poster.options import PosterOptions  # noqa: PLC0415
    from exporters.poster.picture import Picture  # noqa: PLC0415

    made = make(grids, mapping, document, progress=portion(progress, 0, 0.5))
    if document is not None and mapping.purpose in MAY_GO_INTO:
        made = replace(made, notes=(*namesakes(document, made.document), *made.notes))
    progress(1, 2)
    drawn = subjects(made.document, PosterOptions(show_legend=False, picture=Picture())).each[0]
    progress(2, 2)
    return Preview(made, (drawn.page,), drawn.images, counts(made))


def crowd_warning(made: Made, size: Size) -> tuple[str, ...]:
    """What a person should know before a map is made that is too large to work with.

    ``made`` is that of the rows that are shown; the others are taken to be like them.
    """
    cards = len(made.document.cards) * size.rows // max(1, size.shown)
    if made.change is not None or cards <= MANY_CARDS or size.rows == size.shown:
        return ()
    about = round(cards, 2 - len(str(cards)))
    return (
        tr(
            "All rows make about {n} cards: such a map opens slowly, and no poster can show it.",
            n=f"{about:,}",
        ),
    )


def counts(made: Made) -> str:
    """What it holds, or what it would add: ``5 stages · 12 steps · 40 cards``."""
    if made.counted:
        return made.counted.rstrip(".")
    if made.change is None:
        return _told({name: len(made.document.table(name)) for name, _, _ in _COUNTED})
    new = _told(Counter(record.table for record in made.change.added))
    return tr("New: {what}", what=new) if new else tr("Nothing that the map does not have yet.")


def _told(found: Table[str, int]) -> str:
    words = []
    for name, one, many in _COUNTED:
        n = found.get(name, 0)
        if n:
            words.append(tr(one) if n == 1 else tr(many, n=n))
    return " · ".join(words)
