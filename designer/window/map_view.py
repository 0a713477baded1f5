"""What stands around an open map: top bar, notices, status bar, and the panes themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from designer.actions.binding import ActionSet
from designer.document.dropped_maps import DROPPED_KEY, dropped_notice, pasted_table_notice
from designer.document.files import WORKBOOK_SUFFIX
from designer.document.notices import (
    COPIES_KEY,
    FILE_KEY,
    LOCK_KEY,
    MERGE_KEY,
    OUTSIDE_KEY,
    REPAIRS_KEY,
)
from designer.document.session import DocumentSession
from designer.exporting.export_flow import ExportFlow
from designer.garbage import leave_out_open_map
from designer.importing.people_in import PEOPLE_KEY
from designer.inspector.naming import choice_name
from designer.outline.menu import OutlineMenu
from designer.services import Services
from designer.style.fonts import add_other_scripts, needs_other_scripts
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from designer.window.chord_hint import ChordHint
from designer.window.context_menu import CanvasMenu
from designer.window.status_bar import StatusBar
from designer.window.tab_order import tab_stops
from designer.window.top_bar import TopBar
from designer.window.workbench import Workbench
from model.changes import ChangeSet
from model.document import JourneyMap
from resources.words import tr
from widgets.message_stack import MessageStack

# What belongs to one map and is past when another one opens.
_OF_ONE_MAP = (
    *(OUTSIDE_KEY, MERGE_KEY, COPIES_KEY, FILE_KEY, LOCK_KEY, REPAIRS_KEY),
    *(DROPPED_KEY, PEOPLE_KEY),
)


class MapView(QObject):
    """Keeps bars and panes in step with the session that is shown."""

    title_changed = Signal()
    table_wanted = Signal(object)
    """The path of a dropped file, whose tables shall be imported."""
    workbooks_dropped = Signal(object)
    """A list of the paths of workbooks that were dropped on the map."""

    def __init__(
        self,
        window: QMainWindow,
        actions: ActionSet,
        services: Services,
        stack: QStackedWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._services = services
        self._stack = stack
        self._dialogs = services.dialogs(window)
        self._icons = InterfaceIcons()
        tokens = services.style.tokens
        self.bench: Workbench | None = None
        self.top_bar = TopBar(actions, self._icons, tokens, window)
        self.messages = MessageStack(self._icons, window)
        self.status_bar = StatusBar(actions, self._icons, window)
        self.exports = ExportFlow(
            self._dialogs, services.settings, self.messages.show_notice, over=window, parent=self
        )
        self.exports.leaving_editor.connect(self._commit_editors)
        self.top_bar.title_pressed.connect(actions["map.details"].trigger)
        actions.started.connect(self.status_bar.clear)
        ChordHint(window, actions, self.status_bar.say)
        self._give_icons(tokens)

    def open(self, session: DocumentSession) -> None:
        """Show another session; the panes of the one before go."""
        for key in _OF_ONE_MAP:
            self.messages.dismiss(key)
        if needs_other_scripts(said_texts(session.document)):
            add_other_scripts()
        before = self.bench
        bench = Workbench(
            session,
            icons=self._icons,
            tokens=self._services.style.tokens,
            dialogs=self._dialogs,
            settings=self._services.settings,
            places=self._services.places,
            catalogue=self._services.catalogue(),
            parent=self._stack,
        )
        if before is not None:
            bench.capture.take_over(before.capture)
        self.bench = bench
        self._stack.addWidget(bench)
        self._stack.setCurrentWidget(bench)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self.exports.set_session(session)
        self._listen(bench)
        self._show_all()
        cards, first = len(session.document.cards), before is None
        # Once the panes of the map before are gone.
        QTimer.singleShot(0, self, lambda: leave_out_open_map(cards, first=first))

    def set_bars_shown(self, *, shown: bool) -> None:
        """Top and status bar belong to a map; the start page has none."""
        self.top_bar.setVisible(shown)
        self.status_bar.setVisible(shown)

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._give_icons(tokens)
        self.top_bar.set_tokens(tokens)
        if self.bench is not None:
            self.bench.set_tokens(tokens)

    def next_pane(self, step: int) -> None:
        """Put the keyboard into the next pane, the top bar among them."""
        bench = self.bench
        if bench is None:
            return
        notices = [self.messages] if tab_stops(self.messages) else []
        panes: list[QWidget] = [self.top_bar, *notices, *bench.panes(), self.status_bar]
        focus = QApplication.focusWidget()
        here = (
            next(
                (i for i, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)),
                0,
            )
            if focus is not None
            else 0
        )
        pane = panes[(here + step) % len(panes)]
        if pane is self.top_bar:
            self.top_bar.focus_first()
        elif pane is self.status_bar:
            self.status_bar.focus_first()
        elif pane is self.messages:
            tab_stops(pane)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            bench.focus_pane(pane)

    def start_guide(self) -> None:
        """Ask the questions of the guide above the map, from the first that is open."""
        from designer.guide.bar import GuideBar  # noqa: PLC0415 - most maps are made without it
        from designer.guide.guide import Guide  # noqa: PLC0415
        from designer.guide.steps import STEPS  # noqa: PLC0415

        bench = self.bench
        if bench is None:
            return
        guide = bench.findChild(Guide)
        if guide is None:
            bar = GuideBar(self._icons, len(STEPS), bench.canvas_pane)
            bench.canvas_pane.add_above(bar)
            guide = Guide(bench.session, bar, self._actions["file.export"].trigger, bench)
            guide.said.connect(self.status_bar.say)
            guide.made.connect(bench.canvas.reveal)
            guide.framed.connect(bench.canvas.zoom_fit)
            guide.ended.connect(bench.canvas.setFocus)
        bench.middle.show_map()
        guide.begin()

    def close_down(self) -> None:
        """Before the window goes: end what still runs."""
        self.exports.stop_and_wait()

    def _listen(self, bench: Workbench) -> None:
        session = bench.session
        CanvasMenu(bench.canvas, self._actions)
        OutlineMenu(bench.outline.view, bench.canvas, self._actions)
        bench.said.connect(self.status_bar.say)
        bench.boards.action_asked.connect(lambda action_id: self._actions[action_id].trigger())
        bench.begun.connect(self.status_bar.clear)
        bench.state_changed.connect(self._actions.refresh_soon)
        bench.canvas.selection_changed.connect(self._on_selection)
        bench.canvas.zoom_changed.connect(self.status_bar.set_zoom)
        bench.canvas.maps_dropped.connect(self._offer_maps)
        bench.canvas.table_dropped.connect(self._offer_table)
        stack = session.undo_stack
        # At once: a key pressed right after an edit must find the action enabled.
        stack.canUndoChanged.connect(self._actions["edit.undo"].setEnabled)
        stack.canRedoChanged.connect(self._actions["edit.redo"].setEnabled)
        stack.undoTextChanged.connect(self._on_undo_text)
        stack.redoTextChanged.connect(self._on_redo_text)
        session.changed.connect(self._on_change)
        session.clean_changed.connect(self._show_saved)
        session.saving_changed.connect(self._show_saved)
        session.path_changed.connect(self._show_saved)
        session.read_only_changed.connect(self._show_saved)

    def _offer_maps(self, paths: list[Path]) -> None:
        workbooks = [path for path in paths if path.suffix.lower() == WORKBOOK_SUFFIX]
        maps = [path for path in paths if path not in workbooks]
        if workbooks:
            self.workbooks_dropped.emit(workbooks)
        if maps:
            self.messages.show_notice(dropped_notice(maps, self._services.open_file))

    def _offer_table(self, path: Path, pasted: bool) -> None:  # noqa: FBT001 - a Qt slot
        if pasted and self.bench is not None:
            stack, want = self.bench.session.undo_stack, self.table_wanted.emit
            self.messages.show_notice(pasted_table_notice(path, stack, want))
        else:
            self.table_wanted.emit(path)

    def _on_undo_text(self, what: str) -> None:
        self._actions.tell_object("edit.undo", what)

    def _on_redo_text(self, what: str) -> None:
        self._actions.tell_object("edit.redo", what)

    def _on_selection(self, ids: frozenset[str]) -> None:
        self.status_bar.set_selected(len(ids))

    def _on_change(self, _change: ChangeSet) -> None:
        self._show_all()

    def _show_all(self) -> None:
        bench = self.bench
        if bench is None:
            return
        self.status_bar.set_document(bench.session.document)
        self.status_bar.set_selected(len(bench.selection))
        self.status_bar.set_zoom(bench.canvas.zoom)
        self._show_saved()

    def _show_saved(self) -> None:
        bench = self.bench
        if bench is None:
            return
        session = bench.session
        info = session.document.info
        words = saved_words(session)
        kept = session.clean and session.path is not None and not session.saving
        held = session.read_only and not session.saving
        self.status_bar.set_saved(words, clean=kept, read_only=held)
        short = tr("Read only") if session.read_only else words  # why stands in the status bar
        state = f"{choice_name(info.state)} · {short.lower()}"
        self.top_bar.set_title(info.title or tr("Untitled map"), state)
        self.title_changed.emit()
        self._actions.refresh_soon()

    def _give_icons(self, tokens: Tokens) -> None:
        self._actions.set_icons(lambda name: self._icons.icon(name, tokens))

    def _commit_editors(self) -> None:
        if self.bench is not None:
            self.bench.commit_editors()


def said_texts(document: JourneyMap) -> Iterator[str]:
    """The texts of a map that fields and lists will show."""
    yield document.info.title
    for card in document.cards.values():
        yield card.text
    yield from (persona.name for persona in document.personas.values())
    yield from (stage.name for stage in document.stages.values())


def saved_words(session: DocumentSession) -> str:
    """Whether a map is saved, in a few words."""
    if session.saving:
        return tr("Saving…")
    if session.read_only:
        why = session.read_only_why
        return tr("Read only: {why}", why=why) if why else tr("Read only")
    if session.path is None:
        return tr("Not saved yet")
    return tr("Saved") if session.clean else tr("Edited")
