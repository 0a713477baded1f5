"""Everything about finding one's way on one map: what the actions call."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from designer.canvas.places import cell_rect
from designer.canvas.view import CanvasView
from designer.finding.find_bar import FindBar
from designer.finding.finder import Finder, area_of
from designer.finding.lens_bar import LensBar
from designer.finding.looking import Looking
from designer.finding.overview import Overview
from designer.finding.saved_views import SavedViews
from designer.settings import SettingsStore
from designer.style.icons import InterfaceIcons
from designer.window.canvas_pane import CanvasPane
from designer.window.tab_order import tab_stops
from model.kinds import CARD_KINDS, CardKind, LensMode
from model.layout.geometry import Rect
from model.lens import Lens
from model.naming import shortened
from model.queries import lane_name
from model.records import Card, Lane, Marker, Persona, Record
from resources.words import tr

_AROUND = 24.0
_MOST_ZOOM = 1.5
_MOST_NAMES = 3


class WaysAbout(QObject):
    """Find, lens, saved views and overview of one canvas, and where they stand."""

    def __init__(
        self,
        canvas: CanvasView,
        pane: CanvasPane,
        icons: InterfaceIcons,
        settings: SettingsStore,
    ) -> None:
        super().__init__(pane)
        self._canvas = canvas
        self._settings = settings
        self.finder = Finder(canvas)
        self.looking = Looking(canvas)
        self.views = SavedViews(canvas, self.looking)
        self.find_bar = FindBar(self.finder, icons, pane)
        self.lens_bar = LensBar(canvas, self.looking, self.views, icons, pane)
        self.overview = Overview(canvas, pane)
        pane.add_above(self.lens_bar)
        pane.add_above(self.find_bar)
        pane.set_in_corner(self.overview, Qt.Corner.BottomRightCorner)
        for bar in (self.find_bar, self.lens_bar):
            bar.closed.connect(canvas.take_focus)
        canvas.session.changed.connect(self._on_change)
        self.overview.set_wanted(on=settings.value.overview_shown)

    # --- find ----------------------------------------------------------------------------------

    def find(self) -> None:
        """Open the bar, or go back into it."""
        self._canvas.commit_editor()
        self.find_bar.open_bar(self._canvas.document)

    def go(self, step: int) -> None:
        """To the next hit or the one before; without a search the bar opens."""
        if self.finder.query:
            self._canvas.commit_editor()
            self.finder.go(step)
        else:
            self.find()

    # --- lens ----------------------------------------------------------------------------------

    @property
    def lens_bar_shown(self) -> bool:
        """Whether the choices of the lens stand."""
        return self.lens_bar.choices_shown

    def switch_lens_bar(self) -> None:
        """Show or hide the choices; a lens that is set stays."""
        self.lens_bar.set_open(on=not self.lens_bar_shown)

    def switch_mode(self) -> None:
        """From dimming the rest to leaving it out, or back."""
        only = self.looking.mode is LensMode.ONLY
        self.looking.look(self.looking.lens, LensMode.DIM if only else LensMode.ONLY)

    @property
    def only(self) -> bool:
        """Whether the rest is left out."""
        return self.looking.mode is LensMode.ONLY

    def lens_on_people(self) -> None:
        """Look at what is about the personas of what is selected."""
        people = frozenset(i for record in self._chosen() for i in _people(record))
        if people:
            self.looking.look(Lens(persona_ids=people))

    def lens_on_kinds(self) -> None:
        """Look at cards of the kinds that are selected; a selected marker means emotions."""
        chosen = self._chosen()
        kinds = frozenset(record.kind for record in chosen if isinstance(record, Card))
        emotions = any(isinstance(record, Marker) for record in chosen)
        if kinds or emotions:
            self.looking.look(Lens(kinds=kinds, emotions=emotions))

    def lens_on_lanes(self) -> None:
        """Look at the lanes that are selected, or that what is selected stands in."""
        lanes = frozenset(filter(None, (_lane(record) for record in self._chosen())))
        if lanes:
            self.looking.look(Lens(lane_ids=lanes))

    def people_label(self) -> str:
        """``Lens on Mara``, for what is selected now; empty where that is about nobody."""
        people = dict.fromkeys(i for record in self._chosen() for i in _people(record))
        personas = self._canvas.document.personas
        return _label(shortened(personas[i].name) for i in people if i in personas)

    def kinds_label(self) -> str:
        """``Lens on pain points``."""
        chosen = self._chosen()
        kinds = {record.kind for record in chosen if isinstance(record, Card)}
        names = [tr(CARD_KINDS[kind].plural).lower() for kind in CardKind if kind in kinds]
        emotions = any(isinstance(record, Marker) for record in chosen)
        return _label([*names, *([tr("emotions")] if emotions else [])])

    def lanes_label(self) -> str:
        """``Lens on the lane Pain points``."""
        lanes = self._canvas.document.lanes
        found = dict.fromkeys(_lane(record) for record in self._chosen())
        names = [shortened(tr(lane_name(lanes[i]))) for i in found if i in lanes]
        return tr("Lens on the lane {name}", name=names[0]) if len(names) == 1 else ""

    def has_people(self) -> bool:
        """Whether what is selected is about somebody."""
        return any(_people(record) for record in self._chosen())

    def has_kinds(self) -> bool:
        """Whether cards or markers are selected."""
        return any(isinstance(record, (Card, Marker)) for record in self._chosen())

    def has_lanes(self) -> bool:
        """Whether what is selected is a lane or stands in one."""
        return any(_lane(record) for record in self._chosen())

    # --- seeing it -----------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """What Tab stops at above the map."""
        bars = (self.lens_bar, self.find_bar)
        return [stop for bar in bars if not bar.isHidden() for stop in tab_stops(bar)]

    def switch_overview(self) -> None:
        """Have the overview, or not; it is remembered."""
        on = not self.overview.wanted
        self._settings.change(overview_shown=on)
        self.overview.set_wanted(on=on)
        if on and self.overview.isHidden():
            self._canvas.say(tr("The whole map is in sight; the overview comes when it is not"))

    def zoom_to_selection(self) -> None:
        """What is selected as large as it goes, beside the held strips."""
        canvas = self._canvas
        result, cell = canvas.result, canvas.chosen.cell
        area = area_of(result, canvas.selection)
        if cell is not None:
            area = cell_rect(result, cell.lane_id, cell.step_id)
        if area is None:
            canvas.say(tr("What is selected is not on the sheet"))
            return
        canvas.camera.zoom_to(self._with_names(area.inset(-_AROUND)), most=_MOST_ZOOM)
        canvas.zoomed()

    def can_zoom(self) -> bool:
        """Whether something is selected, or a cell has the focus."""
        return bool(self._canvas.selection) or self._canvas.chosen.cell is not None

    def _with_names(self, area: Rect) -> Rect:
        """The area with room for stage band and lane names, which are held over the sheet."""
        strips = self._canvas.window_state().strips
        left, top = area.x, area.y
        if strips.labels is not None and area.x > strips.labels.right:
            left -= strips.labels.width
        if strips.band is not None and area.y > strips.band.bottom:
            top -= strips.band.height
        return Rect(left, top, area.right - left, area.bottom - top)

    def _chosen(self) -> list[Record]:
        document = self._canvas.document
        found = (document.find(record_id) for record_id in sorted(self._canvas.selection))
        return [record for record in found if record is not None]

    def _on_change(self, _change: object) -> None:
        self.find_bar.set_document(self._canvas.document)
        if self.lens_bar.choices_shown:
            self.lens_bar.show_lens()


def _label(names: Iterable[str]) -> str:
    """Empty without names, or with so many that a menu has no room for them."""
    listed = [name for name in names if name]
    return tr("Lens on {names}", names=", ".join(listed)) if 0 < len(listed) <= _MOST_NAMES else ""


def _people(record: Record) -> tuple[str, ...]:
    match record:
        case Persona():
            return (record.id,)
        case Card():
            return record.persona_ids
        case Marker():
            return (record.persona_id,)
        case _:
            return ()


def _lane(record: Record) -> str:
    match record:
        case Lane():
            return record.id
        case Card() | Marker():
            return record.lane_id or ""
        case _:
            return ""
