"""The canvas: the view a map is made on. Input, gestures and commands have their own modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from designer.canvas import commands
from designer.canvas.choosing import ChoosingBoard
from designer.canvas.exchange.drop_input import DropInput
from designer.canvas.feeling.emphasis import Emphasis
from designer.canvas.feeling.naming_feelings import FeelingNames
from designer.canvas.input.key_input import KeyInput
from designer.canvas.input.mouse_input import MouseInput
from designer.canvas.input.touch_input import TouchInput
from designer.canvas.typing.editing import TextEditing
from designer.canvas.typing.newcomer import Newcomer
from designer.canvas.wiring.kind_chooser import KindChooser
from designer.canvas.wiring.wire_watch import WireWatch
from designer.document.session import DocumentSession
from model.changes import ChangeSet
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.ids import Id
from model.kinds import CardKind
from model.layout.result import LayoutResult
from model.layout.theme import LIGHT, Theme
from resources.words import tr

_TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class CanvasView(ChoosingBoard):
    """Shows the session's map and lets it be edited by mouse and keyboard."""

    hover_changed = Signal(object)
    """The id of the record below the pointer, or None."""
    maps_dropped = Signal(object)
    """A list of the paths of journey maps that were dropped."""
    table_dropped = Signal(object, bool)
    """The path of a table that was dropped, and whether its cells are cards now."""
    tool_changed = Signal(str)
    """``select``, ``pan`` or ``connect``."""

    def __init__(
        self, session: DocumentSession, *, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
        self._ready = False
        super().__init__(session, theme, parent)
        self.type_elsewhere: Callable[[Id], bool] = lambda _record_id: False
        self.type_new_elsewhere: Callable[[Newcomer], bool] = lambda _new: False
        self.editing = TextEditing(self, self)
        self._mouse = MouseInput(self, self, self._on_hover)
        self._keys = KeyInput(self, self._mouse)
        self._drops = DropInput(self, self._mouse, self)
        self.words = FeelingNames(self, self)
        self.kinds = KindChooser(self, self)
        self.emphasis = Emphasis(self, self)
        self._wires = WireWatch(self, lambda: self._mouse.toolbox.gesture is not None, self)
        self._touch = TouchInput(self, self._mouse, self)
        self._ready = True
        session.changed.connect(self._on_change)
        self.chosen_changed.connect(self.editing.offer.decline)
        self.setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    # --- edits -----------------------------------------------------------------------------------

    def attempt(
        self, edit: Callable[[JourneyMap], ChangeSet], *, merge_key: str | None = None
    ) -> ChangeSet | None:
        """Make an edit; None and one sentence to the user when it cannot be made."""
        if self.refused():
            return None
        try:
            change = edit(self.document)
            self.session.push(change, merge_key=merge_key)
        except JourneyboardError as error:
            self.say(str(error))
            return None
        return change

    def edit_text(self, record_id: Id, field: str = "text") -> None:
        """Edit a text where it stands, or in another pane that shows it and has the keyboard."""
        if not self.type_elsewhere(record_id):
            self.editing.open(record_id, field)

    def name_feeling(self, marker_id: Id, *, new: bool = False) -> None:
        """Ask for the word of an emotion, on a small wheel about its face."""
        self.words.open(marker_id, new=new)

    def choose_kind(self, connector_id: Id) -> None:
        """Ask what a new arrow means, on a small bar beside it."""
        self.kinds.open(connector_id)

    def type_new(self, new: Newcomer) -> None:
        """Let the text of a newcomer be typed: it comes to the map with its first letter."""
        if not self.refused() and not self.type_new_elsewhere(new):
            self.editing.open_newcomer(new)

    def edit_current(self) -> None:
        """Edit what is selected, or type a new card into the focus cell."""
        cell = self.chosen.cell
        if cell is not None:
            self.editing.open_new(cell)
        elif self._chosen.current is not None:
            self.editing.open(self._chosen.current)

    def commit_editor(self) -> None:
        """Take over what is being typed, and end it: before saving, undoing and closing."""
        self.editing.finish()
        self.words.close()
        self.kinds.close()

    def end_typing(self) -> None:
        """The next edit is a new undo step."""
        self.session.end_merge()

    def add_card(self, kind: CardKind, channel: str = "") -> None:
        """Add a card at the current place and let its text be typed."""
        self.commit_editor()
        commands.add_card_here(self, kind, channel)

    def delete_selection(self) -> None:
        """Remove what is selected."""
        commands.delete_selection(self)

    def duplicate_selection(self) -> None:
        """Copies beside the originals."""
        commands.duplicate_selection(self)

    def move_selection(self, lanes: int, steps: int) -> None:
        """Move what is selected by so many lanes down and steps to the right."""
        commands.move_selection(self, lanes, steps)

    def copy(self) -> None:
        """To the clipboard."""
        commands.copy_selection(self)

    def cut(self) -> None:
        """To the clipboard, and away."""
        commands.cut_selection(self)

    def paste(self) -> None:
        """From the clipboard, at the current place."""
        commands.paste(self, self)

    def offer_maps(self, paths: Iterable[Path]) -> None:
        """Journey maps were dropped: they open in windows of their own."""
        self.maps_dropped.emit(list(paths))

    def offer_table(self, path: Path, *, pasted: bool) -> None:
        """A table was dropped: it may be imported, instead of being cards."""
        self.table_dropped.emit(path, pasted)

    def refused(self) -> bool:
        """Whether the map may not be edited; then a sentence says so."""
        if self.session.read_only:
            self.session.edit_refused.emit()
            self.say(tr("This map can be looked at but not changed."))
        return self.session.read_only

    @property
    def handles_shown(self) -> bool:
        """A text that is edited has no handles about it."""
        return not self._ready or not self.editing.active

    # --- showing ---------------------------------------------------------------------------------

    @property
    def tool(self) -> str:
        """The tool in hand."""
        return self._mouse.toolbox.tool

    def set_tool(self, name: str) -> None:
        """Take another tool in hand: ``select``, ``pan`` or ``connect``."""
        self._mouse.toolbox.tool = name
        self.tool_changed.emit(name)

    def set_theme(self, theme: Theme) -> None:
        """Show the map in other colours."""
        self.commit_editor()
        self.layout_now.set_theme(theme)

    def show_result(self, result: LayoutResult) -> None:
        """Show the next version of the map, and what is selected where it stands now."""
        super().show_result(result)
        if not self._ready:
            return
        chosen = self._chosen.within(result.document)
        if chosen != self._chosen:
            self.choose(chosen)
        else:
            self.mark_chosen()
        self.editing.stand()

    def zoomed(self) -> None:
        """The zoom has changed."""
        super().zoomed()
        self.editing.stand()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; what hangs on the pointer stays with it."""
        super().scrollContentsBy(dx, dy)
        if self._ready:
            follows = self._drops.active or self.editing.offer.stands
            if follows or self._mouse.toolbox.gesture is not None:
                self.repaint_all()
            self.editing.stand()

    def _on_change(self) -> None:
        """A drag began on a map that is no longer there when an undo, say, comes between."""
        self._mouse.cancel()

    def _on_hover(self) -> None:
        self.hover_changed.emit(self._mouse.hover.id)

    # --- Qt's events, by the names it chose ------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A letter that begins a text is no shortcut; two fingers zoom."""
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                if self._keys.wants(event):
                    event.accept()
                    return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
                if self._keys.tab(event):
                    event.accept()
                    return True
            case QNativeGestureEvent():
                if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                    self.zoom_about(1 + event.value(), event.position())
                    return True
            case _:
                pass
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Fingers come here and not as a mouse."""
        if isinstance(event, QTouchEvent):
            taken = self._touch.handle(event)
            event.setAccepted(taken)
            return taken
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._mouse.reach = 1.0
        self.editing.offer.decline()
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._mouse.reach = 1.0
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._mouse.double_click(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self.editing.offer.decline()
        self._mouse.hold_hand(on=False)  # the space bar may come up elsewhere
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self._mouse.cancel()  # so may the mouse button
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102
        self._mouse.leave()
        self._wires.refresh()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102
        self._mouse.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if not self._keys.release(event):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: D102
        if not self._keys.compose(event):
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: D102
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: D102
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102
        self._drops.drop(event)
