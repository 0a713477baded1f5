"""What menus and keys do with arrows and with the word of an emotion."""

from __future__ import annotations

from designer.canvas.selection import Selection
from designer.canvas.view import CanvasView
from model.edits import connect_cards, reverse_connectors, set_connector_kind
from model.ids import Id
from model.kinds import ConnectorKind
from model.records import Connector
from resources.words import tr


class Joining:
    """Edits of selected cards, arrows and emotions, made through the canvas."""

    def __init__(self, canvas: CanvasView) -> None:
        self._canvas = canvas

    def arrows(self) -> list[Connector]:
        """The arrows among what is selected."""
        connectors = self._canvas.document.connectors
        return [connectors[i] for i in sorted(self._canvas.selection) if i in connectors]

    def markers(self) -> list[Id]:
        """The emotion markers among what is selected, the current one first."""
        canvas = self._canvas
        found = [i for i in canvas.selection if i in canvas.document.markers]
        return sorted(found, key=lambda i: (i != canvas.chosen.current, i))

    def connect(self) -> None:
        """Join the selected cards as they are read, step by step; the new arrows are selected."""
        canvas = self._canvas
        canvas.commit_editor()
        ids = canvas.chosen.card_ids(canvas.document)
        change = canvas.attempt(lambda now: connect_cards(now, ids))
        if change is None:
            return
        made = [record.id for record in change.added]
        if made:
            canvas.choose(Selection.of(made))
            canvas.say(
                tr("1 arrow drawn.") if len(made) == 1 else tr("{n} arrows drawn.", n=len(made))
            )
        else:
            canvas.say(tr("These cards are joined already."))

    def set_kind(self, kind: ConnectorKind) -> None:
        """Say what the selected arrows mean."""
        ids = [arrow.id for arrow in self.arrows()]
        self._canvas.kinds.close()
        self._canvas.attempt(lambda now: set_connector_kind(now, ids, kind))

    def all_are(self, kind: ConnectorKind) -> bool:
        """Whether arrows are selected, and all mean this."""
        arrows = self.arrows()
        return bool(arrows) and all(arrow.kind is kind for arrow in arrows)

    def turn_round(self) -> None:
        """Lead the selected arrows the other way."""
        ids = [arrow.id for arrow in self.arrows()]
        self._canvas.attempt(lambda now: reverse_connectors(now, ids))

    def next_arrow(self) -> None:
        """Select an arrow of the selected card, or after an arrow the next one of its cards."""
        canvas = self._canvas
        current = canvas.chosen.current or ""
        shown = [box.connector_id for box in canvas.result.connectors]
        connectors = canvas.document.connectors
        arrow = connectors.get(current)
        cards = {arrow.source_id, arrow.target_id} if arrow else {current}
        near = [i for i in shown if cards & {connectors[i].source_id, connectors[i].target_id}]
        if not near or near == [current]:
            canvas.say(tr("There is no other arrow here."))
            return
        place = near.index(current) + 1 if current in near else 0
        canvas.select([near[place % len(near)]])
        canvas.reveal([near[place % len(near)]])

    def name_feeling(self) -> None:
        """Pick the word of the selected emotion on the wheel."""
        markers = self.markers()
        if markers:
            self._canvas.commit_editor()
            self._canvas.name_feeling(markers[0])
