"""Where dragged cards would land, shown on the map itself: the neighbours make room.

The map stays as it is; what is seen is a preview of the very edit that a drop would make. It is
laid out only when the place changes. The place is found on the map as it was when the drag began,
without the cards that are dragged: it hangs on nothing but the pointer, so it never flickers, and
who is faster than the preview drops where he pointed. In the preview no strip gets lower, so what
is seen at the pointer is that place.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable

from designer.canvas.host import Canvas
from designer.canvas.marking.marks import AreaMark, LandingMark, LineMark
from designer.canvas.places import place_for_card, place_rect
from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.ids import Id
from model.layout.geometry import Point
from model.layout.hit import drop_marker
from model.places import Place

MOST_PREVIEWED = 120
"""So many cards are previewed at most; for more a line shows where they would go."""


class Landing:
    """The preview of one drag, from its beginning to its end."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._place: Place | None = None
        self._mode: Hashable = None
        self._base: JourneyMap | None = None
        self._change: ChangeSet | None = None
        self._card_ids: frozenset[Id] = frozenset()

    @property
    def change(self) -> ChangeSet | None:
        """The edit that is shown; None where nothing, or something out of date, is."""
        return self._change if self._base is self._canvas.document else None

    def place_at(self, point: Point, without: Container[Id] = ()) -> Place:
        """Where a card dropped at a point would go; ``without`` are the cards that are dragged."""
        return place_for_card(self._canvas.result, point, without=without)

    def show(
        self,
        place: Place,
        make: Callable[[JourneyMap, Place], ChangeSet],
        card_ids: Iterable[Id] | None = None,
        *,
        mode: Hashable = None,
    ) -> None:
        """Show what ``make`` would do at a place.

        ``card_ids`` are the cards that land there, None: those that the edit adds; ``mode`` tells
        apart edits that would do different things at one place.
        """
        document = self._canvas.document
        if place == self._place and mode == self._mode and document is self._base:
            return
        self._place, self._mode, self._base = place, mode, document
        self._preview(place, make, card_ids)
        self._tint(place)

    def end(self) -> None:
        """Show the map as it is."""
        canvas = self._canvas
        self._forget()
        canvas.overlay.clear("veil", "target", "line")
        canvas.motion.guided = frozenset()
        canvas.layout_now.end_preview()
        canvas.motion.guided = None
        canvas.mark_chosen()

    def commit(self, edit: Callable[[JourneyMap], ChangeSet]) -> ChangeSet | None:
        """Make the edit; what stands where it was shown does not move again."""
        canvas = self._canvas
        canvas.overlay.clear("veil", "target", "line")
        done = canvas.attempt(edit)
        if not done:
            self.end()
            return done
        canvas.motion.guided = self._card_ids
        canvas.layout_now.flush()
        canvas.motion.guided = None
        canvas.mark_chosen()
        self._forget()
        return done

    def _forget(self) -> None:
        self._place = self._mode = self._base = self._change = None
        self._card_ids = frozenset()

    def _preview(
        self,
        place: Place,
        make: Callable[[JourneyMap, Place], ChangeSet],
        card_ids: Iterable[Id] | None,
    ) -> None:
        canvas = self._canvas
        try:
            change = make(canvas.document, place)
        except JourneyboardError as error:
            canvas.say(str(error))
            change = ChangeSet()
        self._change = change
        added = [record.id for record in change.added if record.table == "cards"]
        self._card_ids = frozenset(added if card_ids is None else card_ids)
        canvas.motion.guided = self._card_ids
        if change and len(self._card_ids) <= MOST_PREVIEWED:
            canvas.layout_now.preview(change, steady=True)
        else:
            canvas.layout_now.end_preview()
        # One frame is enough: what lands has its own, what is selected is what the hand holds.
        canvas.overlay.clear("selection")
        canvas.overlay.put("veil", self._mark())

    def _mark(self) -> LandingMark | None:
        result = self._canvas.layout_now.visible
        rects = (result.card_rect(card_id) for card_id in self._card_ids)
        found = tuple(rect for rect in rects if rect is not None)
        return LandingMark(found) if found else None

    def _tint(self, place: Place) -> None:
        """Tint the cell; where the neighbours do not make room, a line shows the place."""
        canvas = self._canvas
        result = canvas.layout_now.visible
        area = place_rect(result, place)
        canvas.overlay.put("target", AreaMark(area, fill=0.07, line=0.35) if area else None)
        crowded = len(self._card_ids) > MOST_PREVIEWED
        canvas.overlay.put("line", LineMark(drop_marker(result, place)) if crowded else None)
