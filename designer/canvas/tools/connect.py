"""Drawing an arrow from one card to another, or to a card that comes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.draft import Draft
from designer.canvas.host import Canvas, Pointer
from designer.canvas.marking.marks import AreaMark
from designer.canvas.places import place_rect
from designer.canvas.selection import Selection
from designer.canvas.tools.gesture import Gesture
from designer.canvas.typing.newcomer import Newcomer, kind_at
from designer.canvas.wiring.wire_marks import Edge, WireMark
from designer.canvas.wiring.wires import hide_wires
from model.document import JourneyMap
from model.edits import add_card, add_connector, usual_kind
from model.errors import JourneyboardError
from model.ids import Id
from model.kinds import LaneKind
from model.layout.geometry import Point, Rect
from model.layout.hit import CardHit, CellHit, drop_place, hit
from model.places import CellPlace
from model.records import Card
from resources.words import tr

CATCH = 12.0
"""So near beside a card, in pixels, it catches an arrow."""
DRAWING = "wire"
"""Edits until an arrow has its kind are one undo step."""


class Connect(Gesture):
    """A line follows the pointer and snaps to the card below it.

    On the free paper of a cell it makes a new card there, joined to the first, to be typed at once.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self, canvas: Canvas, start: Pointer, source_id: Id, edge: Edge | None = None
    ) -> None:
        super().__init__(canvas, start)
        self._source_id = source_id
        self._edge = edge

    def begin(self) -> None:
        """The first move shows the line."""
        hide_wires(self.canvas)

    def move(self, pointer: Pointer) -> None:
        """Draw the line from the card's edge to the pointer or the card below it."""
        canvas = self.canvas
        source = canvas.result.card_rect(self._source_id)
        if source is None:
            return
        target_id = card_near(canvas, pointer, besides=self._source_id)
        place = _new_place(canvas, pointer) if target_id is None else None
        show_wire(canvas, source, pointer.at, target_id, edge=self._edge)
        if target_id is None:
            area = place_rect(canvas.result, place) if place else None
            mark = AreaMark(area.inset(2), fill=0.05, line=0.6, dashed=True) if area else None
            canvas.overlay.put("target", mark)
        canvas.say(_sentence(canvas, self._source_id, target_id, place))

    def finish(self, pointer: Pointer) -> None:
        """Connect the two cards, or begin a new one."""
        self.cancel()
        canvas = self.canvas
        target_id = card_near(canvas, pointer, besides=self._source_id)
        place = _new_place(canvas, pointer)
        if target_id is not None:
            self._join(target_id)
        elif place is not None:
            self._begin_card(place)
        elif not _over(canvas, pointer, self._source_id):
            canvas.say(tr("An arrow ends on a card or in a cell: drop it there."))

    def cancel(self) -> None:
        """Take the line away."""
        self.canvas.overlay.clear("wire", "target")

    def _join(self, target_id: Id) -> None:
        canvas, source_id = self.canvas, self._source_id
        change = canvas.attempt(
            lambda now: add_connector(
                now,
                source_id=source_id,
                target_id=target_id,
                kind=usual_kind(now, source_id, target_id),
            ),
            merge_key=DRAWING,
        )
        if change is None:
            return
        if change.added:
            canvas.choose(Selection.of([change.added[0].id]))
            canvas.choose_kind(change.added[0].id)
        else:
            canvas.say(tr("There is such an arrow already."))

    def _begin_card(self, place: CellPlace) -> None:
        try:
            new = joined_card(self.canvas.document, self._source_id, place)
        except JourneyboardError as error:
            self.canvas.say(str(error))
            return
        self.canvas.type_new(new)


def joined_card(document: JourneyMap, source_id: Id, place: CellPlace) -> Newcomer:
    """A new card at a place with an arrow to it: neither comes without a text.

    Raises:
        RuleError: the place or the first card is no longer there.
    """
    draft = Draft(document)
    made = draft.do(add_card(document, place, kind=kind_at(document, place)))
    card = next(record for record in made.added if isinstance(record, Card))
    kind = usual_kind(draft.document, source_id, card.id)
    draft.do(add_connector(draft.document, source_id=source_id, target_id=card.id, kind=kind))
    return Newcomer(draft.finish(tr("Add connected card")), card, "text")


def card_near(canvas: Canvas, pointer: Pointer, *, besides: Id) -> Id | None:
    """The card at the pointer, or so near to it that it catches an arrow."""
    if _over(canvas, pointer, besides):
        return None
    catch = CATCH / canvas.window_state().zoom
    cards = canvas.document.cards
    for reach in (0.0, catch / 2, catch):
        for edge in Edge:
            dx, dy = edge.value
            found = hit(canvas.result, pointer.seen.moved(dx * reach, dy * reach))
            if isinstance(found, CardHit) and found.card_id != besides:
                # An arrow to a parked card would not be seen.
                return found.card_id if cards[found.card_id].lane_id is not None else None
    return None


def show_wire(
    canvas: Canvas,
    fixed: Rect,
    at: Point,
    target_id: Id | None,
    *,
    edge: Edge | None = None,
    backwards: bool = False,
) -> None:
    """Show the line from a card to a point, or to the card that caught it."""
    target = canvas.result.card_rect(target_id) if target_id else None
    leaves = edge or _facing(fixed, target.centre if target else at)
    end, arrives = at, _opposite(leaves)
    if target is not None:
        arrives = _facing(target, fixed.centre)
        end = arrives.middle(target)
        canvas.overlay.put("target", AreaMark(target, fill=0.1, line=0.9))
    wire = WireMark(
        leaves.middle(fixed),
        end,
        leaves.value,
        arrives.value,
        snapped=target is not None,
        backwards=backwards,
    )
    canvas.overlay.put("wire", wire)


def _facing(rect: Rect, point: Point) -> Edge:
    """The edge of a card that looks towards a point."""
    if point.x > rect.right:
        return Edge.RIGHT
    if point.x < rect.x:
        return Edge.LEFT
    return Edge.TOP if point.y < rect.y else Edge.BOTTOM


def _opposite(edge: Edge) -> Edge:
    dx, dy = edge.value
    return Edge((-dx, -dy))


def _over(canvas: Canvas, pointer: Pointer, card_id: Id) -> bool:
    found = hit(canvas.result, pointer.seen)
    return isinstance(found, CardHit) and found.card_id == card_id


def _new_place(canvas: Canvas, pointer: Pointer) -> CellPlace | None:
    """The cell that a new card would come to; feelings have cells of their own."""
    if not isinstance(hit(canvas.result, pointer.seen), CellHit):
        return None
    place = drop_place(canvas.result, pointer.at)
    if not isinstance(place, CellPlace):
        return None
    document = canvas.document
    lane = document.lanes[place.lane_id]
    hidden = lane.collapsed or document.stages[document.steps[place.step_id].stage_id].collapsed
    return None if hidden or lane.kind is LaneKind.EMOTIONS else place


def _sentence(canvas: Canvas, source_id: Id, target_id: Id | None, place: CellPlace | None) -> str:
    document = canvas.document
    if target_id is not None and source_id in document.cards:
        text = " ".join(document.cards[target_id].text.split())
        return tr("To “{card}”", card=text) if text else tr("To this card")
    if place is not None:
        return tr("To a new card in this cell")
    return tr("Drop it on a card, or on the free paper of a cell.")
