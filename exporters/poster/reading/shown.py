"""What of a poster's drawings is seen where: each drawing is read once, however often it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from exporters.poster.pages import Page, PageKind, Placed, Poster, Voice
from exporters.poster.reading.finding import Counts, Finding, FindingKind, Place, What
from exporters.poster.reading.ink import Ink, Picture, Text, ink_of
from exporters.poster.reading.whereabouts import what_of, words_of
from model.layout.geometry import Rect

T = TypeVar("T", Text, Picture)


@dataclass(frozen=True, slots=True)
class Stand:
    """A drawing on a page, counted from 0."""

    page: int
    sheet: Page
    part: Placed

    def rect_of(self, rect: Rect) -> Rect:
        """A rectangle of the drawing on the page."""
        scale = self.part.scale
        x, y = self.part.x + scale * rect.x, self.part.y + scale * rect.y
        return Rect(x, y, scale * rect.width, scale * rect.height)

    def shows(self, rect: Rect) -> bool:
        """Whether the middle of a rectangle of the drawing is seen."""
        clip = self.part.clip
        return clip is None or clip.contains(self.rect_of(rect).centre)


@dataclass(frozen=True, slots=True)
class Shown:
    """A drawing's ink and all its stands of one scale, in the order of the pages."""

    ink: Ink
    scale: float
    stands: tuple[Stand, ...]

    def what(self, mark: Text | Picture) -> What:
        """What something in the drawing belongs to; footers and repeated headers are no content."""
        stand = self.stands[0]
        if stand.part.voice is Voice.REPEATED:
            return What.FURNITURE
        return what_of(mark.owner, stand.sheet.kind)

    def first(self, mark: Text | Picture) -> Stand | None:
        """Where something is seen first; None when it is cut off everywhere."""
        if self.stands[0].part.clip is None:
            return self.stands[0]
        rect = mark.rect
        return next((stand for stand in self.stands if stand.shows(rect)), None)


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A text or picture of a drawing where it is seen first, with what was measured of it."""

    mark: T
    drawing: Shown
    stand: Stand
    value: float

    @property
    def what(self) -> What:
        """What it belongs to."""
        return self.drawing.what(self.mark)


def shown(poster: Poster) -> tuple[Shown, ...]:
    """All drawings of a poster that are more than ink (see ``Voice``).

    The guide to a cut poster is not read for its own sake, and is drawn to be read on its sheet.
    """
    stands: dict[tuple[int, float], list[Stand]] = {}
    for number, page in enumerate(poster.pages):
        for part in () if page.kind is PageKind.GUIDE else page.parts:
            if part.voice is not Voice.SILENT:
                key = (id(part.drawing), part.scale)
                stands.setdefault(key, []).append(Stand(number, page, part))
    inks: dict[int, Ink] = {}
    for (drawing, _), (first, *_) in stands.items():
        if drawing not in inks:
            inks[drawing] = ink_of(first.part.drawing)
    return tuple(
        Shown(inks[drawing], scale, tuple(found)) for (drawing, scale), found in stands.items()
    )


def seen_texts(
    drawings: Iterable[Shown], measure: Callable[[Text, Shown], float | None]
) -> list[Seen[Text]]:
    """The texts that a measure has something to say of, where they are seen, in painting order."""
    return [
        Seen(text, drawing, stand, value)
        for drawing in drawings
        for text in drawing.ink.texts
        if (value := measure(text, drawing)) is not None
        and (stand := drawing.first(text)) is not None
    ]


def seen_pictures(
    drawings: Iterable[Shown], measure: Callable[[Picture, Shown], float | None]
) -> list[Seen[Picture]]:
    """The pictures that a measure has something to say of, where they are seen."""
    return [
        Seen(picture, drawing, stand, value)
        for drawing in drawings
        for picture in drawing.ink.pictures
        if (value := measure(picture, drawing)) is not None
        and (stand := drawing.first(picture)) is not None
    ]


def place_of(poster: Poster, seen: Seen[T], detail: str, *, measured: bool = True) -> Place:
    """Where a text or picture is; ``detail`` says what was measured of it."""
    mark, stand = seen.mark, seen.stand
    return Place(
        page=stand.page,
        page_title=stand.sheet.title,
        rect=stand.rect_of(mark.rect),
        what=seen.what,
        record_id=mark.owner.record_id,
        words=words_of(poster.document, mark.owner, seen.what, mark.says),
        detail=detail,
        value=seen.value if measured else None,
    )


def finding_of(
    kind: FindingKind, sentence: str, found: Sequence[Seen[T]], places: Iterable[Place]
) -> Finding:
    """A finding of things that are seen, with how many of them are what."""
    return Finding(kind, sentence, len(found), tuple(places), counted(found))


def counted(found: Sequence[Seen[T]]) -> Counts:
    """How many are what, the most first."""
    return tuple(Counter(seen.what for seen in found).most_common())
