"""Finding: what is looked for, what was found, and going from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from designer.canvas.marking.outlines import outlines_of
from designer.canvas.view import CanvasView
from designer.finding.hits_mark import HITS, hit_marks
from designer.finding.resting import Rest
from model.changes import ChangeSet
from model.ids import Id
from model.layout.geometry import Rect
from model.layout.result import LayoutResult
from model.naming import called
from model.queries import lane_name
from model.records import Card, Lane, Marker, Persona, Record
from model.search import Query, SearchIndex, parse_query
from resources.words import capital, tr


class Finder(QObject):
    """Keeps the hits true while the map is edited, shows them, and selects the current one.

    It costs nothing while it is not :attr:`active`.
    """

    changed = Signal()
    """Other hits, or another one of them is the current one."""

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._index: SearchIndex | None = None
        self._query = Query()
        self._active = False
        self._hits: list[Id] = []
        self._current: Id | None = None
        self._place = -1  # of the current hit, also when it has just gone
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._look_again)
        self._rest = Rest()
        self._choosing = QTimer(self)
        self._choosing.setSingleShot(True)
        self._choosing.setInterval(0)
        self._choosing.timeout.connect(self._choose)
        canvas.session.changed.connect(self._on_change)
        canvas.layout_now.shown.connect(self._mark)

    @property
    def hits(self) -> list[Id]:
        """What was found, as one reads the map."""
        self._catch_up()
        return self._hits

    @property
    def current(self) -> Id | None:
        """The hit one is at."""
        self._catch_up()
        return self._current

    @property
    def place(self) -> int:
        """Which of the hits one is at, from 0 on; -1 for none."""
        self._catch_up()
        return self._place if self._current is not None else -1

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self._query

    @property
    def active(self) -> bool:
        """Whether hits are shown."""
        return self._active

    def look_for(self, text: str) -> None:
        """Look for something else; one is taken to the first hit from where one is."""
        self._active = True
        self._query = parse_query(text)
        self._search()
        here = self._current if self._current in self._hits else self._first_from_here()
        self._arrive(here)

    def stop(self) -> None:
        """Show no hits any more; what was looked for is remembered."""
        if self._choosing.isActive():
            self._choose()
        self._active = False
        self._turn.stop()
        self._canvas.overlay.clear(*HITS)

    def go(self, step: int) -> None:
        """To the next hit (1) or the one before (-1), round and round."""
        self._catch_up()
        if not self._active:
            self._active = True
            self._search()
        hits = self._hits
        if not hits:
            self._canvas.say(tr("Nothing found"))
            return
        if self._current is not None:
            place = self._place + step
        else:  # the one that was here has gone: the next one stands in its place now
            place = self._place + (min(0, step)) if self._place >= 0 else 0
        wrapped = not 0 <= place < len(hits)
        self._arrive(hits[place % len(hits)])
        if wrapped and len(hits) > 1:
            down = tr("Past the last hit: on from the first one")
            up = tr("Before the first hit: on from the last one")
            self._canvas.say(down if step > 0 else up)

    def _search(self) -> None:
        document = self._canvas.document
        self._rest.begin()
        self._index = (
            self._index.updated(document) if self._index is not None else SearchIndex(document)
        )
        self._hits = self._index.find(self._query)
        self._rest.end()

    def _first_from_here(self) -> Id | None:
        """The first hit at or after what is selected, else after the top left of what is seen."""
        if not self._hits or self._index is None:
            return None
        chosen = self._canvas.chosen.current
        if chosen in self._hits:
            return chosen
        record = self._canvas.document.find(chosen) if chosen is not None else None
        if record is None:
            return self._first_in_sight() or self._hits[0]
        reading = self._index.facts.reading
        start = reading(record)
        for hit in self._hits:
            found = self._canvas.document.find(hit)
            if found is not None and reading(found) >= start:
                return hit
        return self._hits[0]

    def _first_in_sight(self) -> Id | None:
        visible = self._canvas.window_state().visible
        result = self._canvas.result
        for hit in self._hits[:200]:
            if any(outline.rect.intersects(visible) for outline in outlines_of(result, [hit])):
                return hit
        return None

    def _arrive(self, hit: Id | None) -> None:
        """Make it the current one: select it and bring it, or what hides it, into sight."""
        self._current = hit
        self._place = self._hits.index(hit) if hit is not None else -1
        if hit is not None:
            self._canvas.commit_editor()
            self._show(hit)
            # The form of what is selected costs more than the search: who types fast has one made
            # for the last key only.
            self._choosing.start()
        self._mark()
        self.changed.emit()

    def _choose(self) -> None:
        self._choosing.stop()
        if self._current is not None and self._canvas.document.find(self._current) is not None:
            self._canvas.select([self._current])

    def _show(self, hit: Id) -> None:
        canvas = self._canvas
        result = canvas.result
        record = canvas.document.find(hit)
        if record is None:
            return
        header, sentence = hidden_by(result, record)
        if sentence:
            canvas.say(sentence)
        if outlines_of(result, [hit]):
            canvas.reveal([hit])
        elif record.table in ("evidence", "actions"):
            group = result.legend_group
            canvas.camera.reveal(group.bounds.moved(group.dx, group.dy))
        else:
            canvas.reveal(header)

    def _on_change(self, _change: ChangeSet) -> None:
        if self._active and not self._turn.isActive():
            self._turn.start(self._rest.left_ms)

    def _catch_up(self) -> None:
        if self._turn.isActive():
            self._look_again()

    def _look_again(self) -> None:
        """After an edit: the hits as they are now; one stays where one is."""
        self._turn.stop()
        if not self._active:
            return
        before = self._hits
        self._search()
        if self._current is not None and self._current in self._hits:
            self._place = self._hits.index(self._current)
        else:
            self._current = None
            self._place = min(self._place, len(self._hits) - 1)
        self._mark()
        if before != self._hits:
            self.changed.emit()

    def _mark(self, _result: LayoutResult | None = None) -> None:
        overlay = self._canvas.overlay
        if not self._active or not self._hits:
            overlay.clear(*HITS)
            return
        marks = hit_marks(self._canvas.layout_now.last_shown, frozenset(self._hits), self._current)
        for name, mark in zip(HITS, marks, strict=True):
            overlay.put(name, mark)


def hidden_by(result: LayoutResult, record: Record) -> tuple[list[Id], str]:
    """What of the sheet stands for a record that is not shown as itself, and a sentence about it.

    Nothing and an empty sentence where it is shown, or is no part of the grid.
    """
    document, options = result.document, result.options
    what = capital(called(record))
    lens = tr("{what} is not shown through this lens; Ctrl+Alt+L clears it", what=what)
    match record:
        case Persona():
            shown = options.persona_ids is None or record.id in options.persona_ids
            return [], "" if shown else lens
        case Lane():
            return [], "" if options.lane_ids is None or record.id in options.lane_ids else lens
        case Card() | Marker():
            pass
        case _:
            return [], ""
    if record.id in options.hidden_ids:
        return [], lens
    lane = document.lanes.get(record.lane_id or "")
    step = document.steps.get(record.step_id or "")
    stage = document.stages.get(step.stage_id) if step is not None else None
    if lane is not None and lane.collapsed:
        where = tr("the collapsed lane “{name}”", name=tr(lane_name(lane)))
        return [lane.id], tr("{what} is in {where}", what=what, where=where)
    if stage is not None and stage.collapsed:
        where = tr("the collapsed stage “{name}”", name=stage.name)
        return [stage.id], tr("{what} is in {where}", what=what, where=where)
    return [], ""


def area_of(result: LayoutResult, ids: frozenset[Id]) -> Rect | None:
    """The part of the sheet that these records stand in; None when none of them is on it."""
    hull: Rect | None = None
    for outline in outlines_of(result, ids):
        hull = outline.rect if hull is None else hull.united(outline.rect)
    return hull
