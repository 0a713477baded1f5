"""Looking through a lens: what it does not show is dimmed, or left out of the layout."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from designer.canvas.showing.dimming import Source
from designer.canvas.view import CanvasView
from model.changes import ChangeSet
from model.ids import Id
from model.kinds import LensMode
from model.layout.result import LayoutOptions
from model.lens import Lens, Seen, seen_through, unseen
from model.records import Card, Marker
from resources.words import tr


class Looking(QObject):
    """The lens of one canvas, live while the map is edited.

    What is made under a lens stays in sight until the lens changes, whatever the lens says; and
    where the rest is left out, so does what was in sight and is edited: nothing that somebody has
    just worked on goes away under their hands.
    """

    changed = Signal()
    """Another lens or mode, or other numbers of what is shown."""

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._lens = Lens()
        self._mode = LensMode.DIM
        self._kept: frozenset[Id] = frozenset()
        self._seen = seen_through(canvas.document, Lens())
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._look)
        canvas.session.changed.connect(self._on_change)

    @property
    def lens(self) -> Lens:
        """What is looked at; a lens that says nothing is no lens."""
        return self._lens

    @property
    def mode(self) -> LensMode:
        """What happens to the rest."""
        return self._mode

    @property
    def seen(self) -> Seen:
        """What the lens shows, with what stays in sight although it does not."""
        return self._seen

    @property
    def counts(self) -> str:
        """How many cards are shown, or where there are none of them how many emotions."""
        document = self._canvas.document
        cards, markers = len(self._seen.cards), len(self._seen.markers)
        if markers and not cards:
            return tr("{n} of {all} emotions shown", n=markers, all=len(document.markers))
        return tr("{n} of {all} cards shown", n=cards, all=len(document.cards))

    def look(self, lens: Lens, mode: LensMode | None = None) -> None:
        """Look through another lens, or in another way."""
        mode = mode or self._mode
        lens = lens.within(self._canvas.document)
        if (lens, mode) == (self._lens, self._mode) and not self._kept:
            return
        self._canvas.commit_editor()
        self._lens, self._mode, self._kept = lens, mode, frozenset()
        self._look()
        self._let_go_of_hidden()

    def clear(self) -> None:
        """Take the lens away."""
        self.look(Lens())

    def _on_change(self, change: ChangeSet) -> None:
        if not self._lens:
            return
        touched = {r.id for r in change.added if isinstance(r, (Card, Marker))}
        if self._mode is LensMode.ONLY:
            in_sight = self._seen.cards | self._seen.markers
            touched |= {before.id for before, _ in change.updated if before.id in in_sight}
        self._kept |= touched
        self._turn.start()

    def _look(self) -> None:
        """Have the canvas show what the lens says of the map as it is now."""
        self._turn.stop()
        canvas, document = self._canvas, self._canvas.document
        self._lens = self._lens.within(document)
        self._seen = seen_through(document, self._lens, kept=self._kept)
        rest = unseen(document, self._seen)
        only = self._mode is LensMode.ONLY
        canvas.dimming.set(Source.LENS, () if only else rest)
        before = canvas.layout_now.result.options
        options = self._options(before, rest) if only else _whole(before)
        if options != before:
            canvas.layout_now.set_options(options)
        self._tell_what_stays()
        self.changed.emit()

    def _options(self, before: LayoutOptions, rest: frozenset[Id]) -> LayoutOptions:
        document, lens = self._canvas.document, self._lens
        if not lens:
            return _whole(before)
        kept = [document.cards[i] for i in self._kept if i in document.cards]
        marks = [document.markers[i] for i in self._kept if i in document.markers]
        lanes = {card.lane_id for card in kept if card.lane_id} | {m.lane_id for m in marks}
        people = {i for card in kept for i in card.persona_ids} | {m.persona_id for m in marks}
        hidden = rest & (document.cards.keys() | document.markers.keys())
        # What is deleted stays hidden, so that undo does not bring it into sight.
        gone = {i for i in before.hidden_ids if document.find(i) is None}
        return replace(
            before,
            hints=False,  # a cell without cards may hold some that are left out
            hidden_ids=hidden | gone,
            lane_ids=lens.lane_ids | lanes if lens.lane_ids else None,
            persona_ids=lens.persona_ids | people if lens.persona_ids else None,
        )

    def _let_go_of_hidden(self) -> None:
        """What is not in sight is not selected: a key would do something to it."""
        canvas = self._canvas
        chosen = canvas.chosen
        hidden = canvas.layout_now.result.options.hidden_ids
        if not hidden.isdisjoint(chosen.ids):
            canvas.select(sorted(chosen.ids - hidden))

    def _tell_what_stays(self) -> None:
        """Say so when something just made is no part of what the lens shows."""
        if not self._kept or not self._lens:
            return
        asked = seen_through(self._canvas.document, self._lens)
        made = self._kept & (self._canvas.document.cards.keys() - asked.cards)
        if made:
            self._canvas.say(
                tr("A card that is not for this lens stays in sight until the lens changes")
            )


def _whole(options: LayoutOptions) -> LayoutOptions:
    """The options with everything shown."""
    return replace(options, hints=True, hidden_ids=frozenset(), lane_ids=None, persona_ids=None)
