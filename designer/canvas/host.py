"""What gestures and commands may ask of the canvas: the narrow side of the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt

from designer.canvas.camera import Camera
from designer.canvas.live_layout import LiveLayout
from designer.canvas.marking.overlay import Overlay
from designer.canvas.selection import Selection
from designer.canvas.showing.items import Ink
from designer.canvas.showing.motion import Motion
from designer.canvas.window import Window
from model.changes import ChangeSet
from model.document import JourneyMap
from model.ids import Id
from model.layout.geometry import Point
from model.layout.result import LayoutResult
from model.layout.theme import Theme
from model.records import Image

if TYPE_CHECKING:
    from designer.canvas.typing.newcomer import Newcomer

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the mouse is.

    ``at``: the point of the sheet below it. ``seen``: what is seen there, which differs from
    ``at`` over the strips that are held in sight. ``position``: in pixels of the viewport.
    ``reach``: how much larger than for a mouse handles are; fingers are less exact.
    """

    at: Point
    seen: Point
    position: QPointF
    modifiers: Qt.KeyboardModifier = NO_MODIFIER
    reach: float = 1.0

    def has(self, modifier: Qt.KeyboardModifier) -> bool:
        """Whether a modifier key is held."""
        return bool(self.modifiers & modifier)


class Canvas(Protocol):
    """The canvas as gestures and commands see it."""

    @property
    def layout_now(self) -> LiveLayout:
        """The live layout."""

    @property
    def overlay(self) -> Overlay:
        """The marks over the map."""

    @property
    def camera(self) -> Camera:
        """Zoom and scroll."""

    @property
    def ink(self) -> Ink:
        """What painting needs."""

    @property
    def motion(self) -> Motion:
        """What glides to a new place."""

    @property
    def chosen(self) -> Selection:
        """What is selected, and the cell with the focus."""

    @property
    def document(self) -> JourneyMap:
        """The map as it is now."""

    @property
    def result(self) -> LayoutResult:
        """The map laid out."""

    @property
    def theme(self) -> Theme:
        """The colours of the map."""

    def window_state(self) -> Window:
        """The state of the view, for placing things."""

    def choose(self, selection: Selection) -> None:
        """Select."""

    def mark_chosen(self) -> None:
        """Show what is selected anew."""

    def attempt(
        self, edit: Callable[[JourneyMap], ChangeSet], *, merge_key: str | None = None
    ) -> ChangeSet | None:
        """Make an edit; None and one sentence to the user when it cannot be made."""

    def say(self, sentence: str) -> None:
        """One sentence for the status bar."""

    def edit_text(self, record_id: Id, field: str = "text") -> None:
        """Edit a text where it stands."""

    def ask_picture(self, put: Callable[[JourneyMap, Image], ChangeSet]) -> None:
        """Have a picture chosen, and make the edit with it; nothing when none is chosen."""

    def name_feeling(self, marker_id: Id, *, new: bool = False) -> None:
        """Ask for the word of an emotion, beside its face."""

    def choose_kind(self, connector_id: Id) -> None:
        """Ask what a new arrow means, beside it."""

    def type_new(self, new: Newcomer) -> None:
        """Let the text of a newcomer be typed: it comes to the map with its first letter."""

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """The pointer's shape; None for the usual one."""

    def reveal(self, ids: Iterable[Id]) -> None:
        """Scroll so that these records are in sight."""
