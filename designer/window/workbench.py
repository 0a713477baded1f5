"""The open map: palette or outline at the left, the canvas, the inspector at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from designer.boards.board import BoardContext
from designer.canvas.after_history import follow
from designer.canvas.arranging import Arranging
from designer.canvas.view import CanvasView
from designer.canvas.wiring.joining import Joining
from designer.capture.bar import CaptureBar
from designer.catalogue.store import CatalogueStore
from designer.checking.panel import CheckPanel
from designer.dialogs.protocol import Dialogs
from designer.document.session import DocumentSession
from designer.editing.bench_edits import BenchEdits
from designer.editing.insertion import insert_item
from designer.editing.structure_edits import StructureEdits
from designer.finding.ways import WaysAbout
from designer.inspector.panel import Inspector
from designer.outline.panel import OutlinePanel
from designer.places import Places
from designer.reduced_motion import asks_for_less_motion
from designer.settings import SettingsStore
from designer.speech.announcer import Announcer
from designer.style.icons import InterfaceIcons
from designer.style.tokens import INSPECTOR_WIDTH, PALETTE_WIDTH, Tokens
from designer.window.board_ways import BoardWays
from designer.window.canvas_pane import CanvasPane
from designer.window.left_column import LeftColumn, LeftTab
from designer.window.middle import Middle
from designer.window.palette_content import palette_sections
from designer.window.tab_order import go_on, tab_stops
from model.changes import ChangeSet
from model.kinds import CardKind
from model.records import Persona, Record
from widgets.drag_item import DragItem
from widgets.palette import Palette

_BEGINS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.DragEnter}
)
_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta})
_NARROW = 1180
_NARROW_PALETTE, _NARROW_INSPECTOR = 196, 246


class Workbench(QWidget):
    """One session's three panes, and what the actions do with them.

    ``said`` carries one sentence for the status bar; ``begun`` tells that a gesture or an edit
    begins, so that what was said before it is past. ``state_changed`` comes when something that
    actions depend on has changed.
    """

    said = Signal(str)
    begun = Signal()
    state_changed = Signal()

    def __init__(
        self,
        session: DocumentSession,
        *,
        icons: InterfaceIcons,
        tokens: Tokens,
        dialogs: Dialogs,
        settings: SettingsStore,
        places: Places,
        catalogue: CatalogueStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._tokens = tokens
        self._settings = settings
        self._catalogue = catalogue
        self.palette_pane = Palette(icons, self)
        self.canvas = CanvasView(session, theme=tokens.theme, parent=self)
        self.canvas_pane = CanvasPane(self.canvas, self)
        context = BoardContext(session, icons, dialogs, settings, places)
        self.middle = Middle(self.canvas_pane, context, tokens, self)
        self.announcer = Announcer(self.canvas)
        self.capture = CaptureBar(self.canvas, icons, tokens, settings, self.canvas_pane)
        self.canvas_pane.add_below(self.capture)
        self.outline = OutlinePanel(self.canvas, icons, self)
        self.check = CheckPanel(session, icons, tokens, self)
        pages = (self.palette_pane, self.outline, self.check)
        self.left_column = LeftColumn(*pages, settings, self)
        self.inspector = Inspector(session, icons, tokens, dialogs, self, catalogue=catalogue)
        self.boards = BoardWays(self.middle, self.canvas, self.inspector, self.left_column)
        self.structure = StructureEdits(self.canvas)
        self.arrange = Arranging(self.canvas)
        self.edits = BenchEdits(self.canvas, dialogs, settings, self._open)
        self.canvas.motion.wanted = lambda: self.motion_wanted
        self.joining = Joining(self.canvas)
        self.ways = WaysAbout(self.canvas, self.canvas_pane, icons, settings)
        self._build()
        self._connect()
        self._fill_palette()
        catalogue.changed.connect(self._fill_palette)

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for place, pane in enumerate((self.left_column, self.middle, self.inspector)):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(place, 1 if pane is self.middle else 0)
        self.inspector.setMinimumWidth(220)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        kept = self._settings.value
        self.inspector.setVisible(kept.inspector_shown)
        self._splitter.splitterMoved.connect(self._keep_widths)

    def _connect(self) -> None:
        self.canvas.installEventFilter(self)
        self.canvas.viewport().installEventFilter(self)
        self.palette_pane.chosen.connect(self.insert_item)
        self.canvas.selection_changed.connect(self._on_selection)
        self.canvas.message.connect(self.said)
        # Later, as a question must not be asked in the middle of a drop.
        self.canvas.picture_asked.connect(
            self.edits.put_picture, Qt.ConnectionType.QueuedConnection
        )
        self.said.connect(self.announcer.say)
        self.canvas.type_elsewhere = self.outline.edit_text
        self.canvas.type_new_elsewhere = self.outline.type_new
        self.outline.begun.connect(self.begun)
        self.check.place_asked.connect(self.boards.go_to)
        self.check.left_list.connect(self.middle.focus)
        self.check.said.connect(self.said)
        self.left_column.left.connect(self.canvas.setFocus)
        self.left_column.switched.connect(self.state_changed)
        self.canvas.tool_changed.connect(self._tell_state)
        self.ways.looking.changed.connect(self.state_changed)
        self.boards.said.connect(self.said)
        self.boards.switched.connect(self.state_changed)
        self.inspector.refused.connect(self.said)
        self.inspector.duplicate_asked.connect(self.canvas.duplicate_selection)
        self.inspector.delete_asked.connect(self.canvas.delete_selection)
        self.inspector.selection_asked.connect(self.canvas.select)
        self.session.changed.connect(self._on_change)
        self.session.undo_stack.indexChanged.connect(self._tell_state)

    def set_widths(self, width: int) -> None:
        """Share the window's width out among the panes."""
        kept = self._settings.value
        narrow = width < _NARROW
        left = kept.palette_width or (_NARROW_PALETTE if narrow else PALETTE_WIDTH)
        right = kept.inspector_width or (_NARROW_INSPECTOR if narrow else INSPECTOR_WIDTH)
        self._splitter.setSizes([left, max(100, width - left - right), right])

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = tokens
        self.canvas.set_theme(tokens.theme)
        self.capture.set_tokens(tokens)
        self.inspector.set_tokens(tokens)
        self.middle.set_tokens(tokens)
        self.outline.set_theme(tokens.theme)
        self.check.set_tokens(tokens)
        self._fill_palette()

    # --- selection and edits ---------------------------------------------------------------

    @property
    def selection(self) -> frozenset[str]:
        """The ids of what is selected on the map."""
        return self.canvas.selection

    def commit_editors(self) -> None:
        """Take over what is being typed, on the map and in an input method."""
        QGuiApplication.inputMethod().commit()
        self.canvas.commit_editor()
        self.middle.commit()
        self.outline.commit()
        self.session.end_merge()

    def undo(self) -> None:
        """Take the last edit back; what is being typed counts as one."""
        self.commit_editors()
        what = self.session.undo_stack.undoText()
        stay = self.capture.typing or self.middle.board is not None
        follow(self.canvas, self.session.undo_stack.undo, stay=stay)
        self.announcer.undone(what)

    def redo(self) -> None:
        """Make the edit again."""
        self.commit_editors()
        what = self.session.undo_stack.redoText()
        stay = self.capture.typing or self.middle.board is not None
        follow(self.canvas, self.session.undo_stack.redo, stay=stay)
        self.announcer.undone(what, again=True)

    def edit_selected(self) -> None:
        """Edit the text of what is selected, where it stands."""
        if self.outline.focused:
            self.outline.edit_current()
            return
        self.canvas.setFocus()
        self.canvas.edit_current()

    def move_selection(self, lanes: int, steps: int) -> None:
        """Move what is selected by lanes (down) and steps (to the right)."""
        self.canvas.move_selection(lanes, steps)

    def set_tool(self, name: str) -> None:
        """Take a tool in hand."""
        self.canvas.set_tool(name)

    @property
    def tool(self) -> str:
        """The tool in hand."""
        return self.canvas.tool

    def insert(self, *, what: str, kind: str = "", valence: float = 0.0) -> None:
        """Insert a new thing at the current place."""
        values = {"what": what, "kind": kind, "valence": valence}
        self.insert_item(DragItem.model_validate(values))

    def insert_item(self, item: DragItem) -> None:
        """Insert a thing of the palette at the current place; a persona opens in the inspector."""
        self.begun.emit()
        self.middle.show_map()
        focus = QApplication.focusWidget()
        if focus is None or not self.left_column.isAncestorOf(focus):
            self.canvas.setFocus()
        if item.what == "card" and item.kind == CardKind.IMAGE:
            self.edits.insert_picture()
            return
        made = insert_item(self.canvas, item)
        if isinstance(made, Persona):
            self._open(made)

    def _open(self, record: Record) -> None:
        self.show_inspector()
        self.inspector.visit(record.id)
        self.inspector.focus_form()

    # --- panes -----------------------------------------------------------------------------

    @property
    def palette_shown(self) -> bool:
        """Whether the palette stands."""
        return self.left_column.shown is LeftTab.PALETTE

    @property
    def outline_shown(self) -> bool:
        """Whether the outline stands."""
        return self.left_column.shown is LeftTab.OUTLINE

    @property
    def inspector_shown(self) -> bool:
        """Whether the inspector stands."""
        return not self.inspector.isHidden()

    def switch_palette(self) -> None:
        """Show or hide the palette."""
        self.left_column.switch(LeftTab.PALETTE)

    @property
    def check_shown(self) -> bool:
        """Whether the check stands."""
        return self.left_column.shown is LeftTab.CHECK

    def switch_outline(self) -> None:
        """Show the outline and put the keyboard there; hide it when the keyboard is there."""
        self.left_column.switch_to(LeftTab.OUTLINE)

    def switch_check(self) -> None:
        """Show the check and put the keyboard there; hide it when the keyboard is there."""
        self.left_column.switch_to(LeftTab.CHECK)

    @property
    def motion_wanted(self) -> bool:
        """Whether things glide to their places: as chosen, else unless the system asks not to."""
        chosen = self._settings.value.motion
        return chosen == "on" if chosen != "system" else not asks_for_less_motion()

    def switch_motion(self) -> None:
        """Let things glide to their places, or be there at once; it is remembered."""
        self._settings.change(motion="off" if self.motion_wanted else "on")

    def switch_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspector.setVisible(not self.inspector_shown)
        self._settings.change(inspector_shown=self.inspector_shown)

    def show_inspector(self) -> None:
        """Make sure that the inspector stands."""
        if not self.inspector_shown:
            self.switch_inspector()

    def focus_palette(self) -> None:
        """Put the keyboard into the palette's search field."""
        self.left_column.show_tab(LeftTab.PALETTE)
        self.palette_pane.focus_search()

    def show_map(self) -> None:
        """The map's own fields in the inspector."""
        self.canvas.clear_selection()
        self.show_inspector()
        self.inspector.show_selection(())
        self.inspector.focus_form()

    def panes(self) -> list[QWidget]:
        """The panes that stand, from left to right, for going through them by key."""
        panes: list[QWidget] = []
        if self.left_column.shown is not None:
            panes.append(self.left_column)
        # A bar that only shows something has nothing to put the keyboard on.
        bars = self.canvas_pane.standing() if self.middle.board is None else [self.middle.board]
        panes += [bar for bar in bars if bar is self.canvas or tab_stops(bar)]
        if self.inspector_shown:
            panes.append(self.inspector)
        return panes

    def focus_pane(self, pane: QWidget) -> None:
        """Put the keyboard into one of the panes."""
        if pane is self.left_column:
            self.left_column.focus_page()
        elif pane is self.inspector:
            self.inspector.focus_form()
        elif pane is self.capture:
            self.capture.focus_line()
        elif pane is self.middle.board:
            self.middle.focus()
        elif pane is not self.canvas:
            tab_stops(pane)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes through palette, map, form and its footer, and from there out of the bench."""
        stops: list[QWidget] = []
        for pane in self.panes():
            if pane in (self.canvas, self.middle.board) and self.middle.tabs.isVisible():
                stops.append(self.middle.tabs)
            stops += [pane] if pane is self.canvas else tab_stops(pane)
        return go_on(stops, self, forward=forward) or super().focusNextPrevChild(forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice what begins on the map, before the map does."""
        if _begins(event):
            self.begun.emit()
        return super().eventFilter(watched, event)

    def _tell_state(self, _what: object) -> None:
        self.state_changed.emit()

    def _keep_widths(self) -> None:
        left, _, right = self._splitter.sizes()
        self._settings.change(palette_width=left, inspector_width=right)

    def _on_selection(self, ids: frozenset[str]) -> None:
        self.inspector.show_selection(ids)
        self.state_changed.emit()

    def _fill_palette(self) -> None:
        mine = self._catalogue.value
        self.palette_pane.set_sections(palette_sections(self.session.document, self._tokens, mine))

    def _on_change(self, change: ChangeSet) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.inspector.isAncestorOf(focus):
            self.begun.emit()
        if Persona.table in change.tables():
            self._fill_palette()
        self.state_changed.emit()


def _begins(event: QEvent) -> bool:
    """Whether a gesture or an edit begins; a modifier key alone only changes one."""
    if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
        return event.key() not in _MODIFIERS
    return event.type() in _BEGINS
