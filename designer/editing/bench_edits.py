"""What the Insert and Map menus do with the selection of the open map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from designer.canvas.view import CanvasView
from designer.dialogs.protocol import Dialogs
from designer.inspector.pictures import read_picture
from designer.settings import SettingsStore
from model.changes import ChangeSet, squash
from model.document import JourneyMap
from model.edits import add_action, add_evidence, add_image_card, edit, move_cards, set_span
from model.errors import JourneyboardError
from model.kinds import CardKind, EvidenceKind, MapState
from model.places import ParkingPlace
from model.records import Card, Image, Record
from resources.words import tr

_ANSWERED = frozenset({CardKind.PAIN_POINT, CardKind.OPPORTUNITY})


class BenchEdits:
    """Edits of the selection, made through the canvas. ``open_record`` opens a form."""

    def __init__(
        self,
        canvas: CanvasView,
        dialogs: Dialogs,
        settings: SettingsStore,
        open_record: Callable[[Record], None],
    ) -> None:
        self._canvas = canvas
        self._dialogs = dialogs
        self._settings = settings
        self._open = open_record

    def selected_cards(self) -> list[Card]:
        """The cards among what is selected."""
        cards = self._canvas.document.cards
        return [cards[record_id] for record_id in self._canvas.selection if record_id in cards]

    def insert_picture(self) -> None:
        """A card with a picture from a file, at the current place."""
        place = self._canvas.current_place()
        self.put_picture(lambda now, image: add_image_card(now, place, image))

    def put_picture(self, put: Callable[[JourneyMap, Image], ChangeSet]) -> None:
        """Ask for a picture, and make the edit with it; nothing when none is chosen."""
        if self._canvas.refused():
            return
        path = self._dialogs.open_picture(Path(self._settings.value.folder or Path.home()))
        if path is None:
            return
        try:
            image = read_picture(path)
        except JourneyboardError as error:
            self._canvas.say(str(error))
            return
        self._select_added(self._canvas.attempt(lambda now: put(now, image)))

    def insert_evidence(self) -> None:
        """New evidence, for what is selected if that can have any; it opens in the inspector."""
        document = self._canvas.document
        ids = [i for i in self._canvas.selection if hasattr(document.find(i), "evidence_ids")]
        change = self._canvas.attempt(
            lambda now: add_evidence(now, kind=EvidenceKind.INTERVIEW, for_ids=ids)
        )
        self._open_added(change)

    def insert_action(self) -> None:
        """A new action that answers the selected pain points; it opens in the inspector."""
        ids = [card.id for card in self.selected_cards() if card.kind in _ANSWERED]
        change = self._canvas.attempt(lambda now: add_action(now, answers_ids=ids))
        self._open_added(change)

    def switch_moment(self) -> None:
        """Mark the selected cards as moments of truth, or no longer when all are."""
        self._edit_cards("moment_of_truth", lambda _card: not self.moment_of_truth())

    def moment_of_truth(self) -> bool:
        """Whether all selected cards are moments of truth."""
        cards = self.selected_cards()
        return bool(cards) and all(card.moment_of_truth for card in cards)

    def vote(self) -> None:
        """One vote more for each selected card."""
        self._edit_cards("votes", lambda card: card.votes + 1)

    def park(self) -> None:
        """Put the selected cards into the parking lot."""
        ids = [card.id for card in self.selected_cards()]
        self._canvas.attempt(lambda now: move_cards(now, ids, ParkingPlace()))

    def stretch(self, steps: int) -> None:
        """Let the selected cards cover so many steps more, or less."""
        spans = {card.id: card.span + steps for card in self.selected_cards()}
        change = self._canvas.attempt(
            lambda now: squash(
                (set_span(now, card_id, span) for card_id, span in spans.items()),
                label=tr("Stretch card"),
            )
        )
        if change:
            longest = max(self._canvas.document.cards[card_id].span for card_id in spans)
            said = tr("Covers one step.") if longest == 1 else tr("Covers {n} steps.", n=longest)
            self._canvas.say(said)

    def set_state(self, state: MapState) -> None:
        """Say whether the map shows what is or what shall be."""
        info = self._canvas.document.info
        self._canvas.attempt(lambda now: edit(now, info.id, {"state": state}))

    def _edit_cards(self, name: str, value: Callable[[Card], object]) -> None:
        cards = self.selected_cards()
        values = {card.id: value(card) for card in cards}
        self._canvas.attempt(
            lambda now: squash(edit(now, card.id, {name: values[card.id]}) for card in cards)
        )

    def _select_added(self, change: ChangeSet | None) -> None:
        made = [record for record in (change.added if change else ()) if record.table == "cards"]
        if made:
            self._canvas.select([made[-1].id])
            self._canvas.reveal([made[-1].id])

    def _open_added(self, change: ChangeSet | None) -> None:
        if change is not None and change.added:
            self._open(change.added[0])
