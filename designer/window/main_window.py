"""The window: start page or open map, with menus, notices and status around it.

What a map needs (canvas, forms, exporters) is imported when the first map opens, so that the
window stands at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from designer.actions.binding import ActionSet, fill_menu_bar
from designer.services import Services
from designer.style.fonts import add_other_scripts, needs_other_scripts
from designer.style.tokens import Tokens
from designer.window.beside import show_once
from designer.window.enter_key import EnterPresses
from designer.window.ways_in import WaysIn
from designer.window.welcome import Welcome
from designer.window.window_place import kept_place, put_window
from resources.words import tr

if TYPE_CHECKING:  # imported when they are needed: see the module's docstring
    from designer.command_palette.opening import CommandPalette
    from designer.document.files import FileFlow
    from designer.document.session import DocumentSession
    from designer.exporting.export_flow import ExportFlow
    from designer.history.flow import HistoryFlow
    from designer.importing.import_flow import ImportFlow
    from designer.returning.flow import ReturnFlow
    from designer.window.input_hold import InputHold
    from designer.window.map_view import MapView
    from designer.window.workbench import Workbench
    from widgets.message_bar import MessageBar, Notice

_LEAST_SIZE = (760, 520)
_WARM_UP_MS = 30


class MainWindow(QMainWindow):
    """One window, with one map or the start page. It is the desk that the actions work at."""

    def __init__(self, session: DocumentSession | None, services: Services) -> None:
        super().__init__()
        self._services = services
        self._ways_in = WaysIn(self, services)
        self._view: MapView | None = None
        self._commands: CommandPalette | None = None
        self._left = False
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_by_id = ActionSet(self, self)
        self.actions_by_id.failed.connect(self.say)
        fill_menu_bar(self.menuBar(), self.actions_by_id, self._fill_recent)
        for action in self.actions_by_id.all():
            self.addAction(action)
        self._build()
        EnterPresses(self)
        services.style.changed.connect(self._put_on)
        put_window(self, services.settings.value)
        self._show_title()
        self.actions_by_id.refresh()
        if session is not None:
            self.show_session(session)

    def _build(self) -> None:
        central = QWidget(self)
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._stack = QStackedWidget(central)
        self._welcome = Welcome(self._services, self._ways_in, self._stack)
        self._start = self._welcome.page
        self._start.template_chosen.connect(self._ways_in.start_from)
        self._start.recent_chosen.connect(self._ways_in.open)
        self._start.maps_dropped.connect(self._ways_in.open_dropped)
        self._start.open_asked.connect(self.actions_by_id["file.open"].trigger)
        self._start.sample_asked.connect(self.actions_by_id["file.sample"].trigger)
        self._start.import_asked.connect(self.actions_by_id["file.import"].trigger)
        self._start.delete_asked.connect(self._ways_in.delete_template)
        self._start.guide_asked.connect(self.start_guide)
        self._start.back_asked.connect(self.show_map)
        self._stack.addWidget(self._start)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(central)

    # --- what the actions ask for ----------------------------------------------------------

    @property
    def view(self) -> MapView:
        """Bars, notices and panes of a map; made when first asked for."""
        if self._view is None:
            from designer.window.map_view import MapView  # noqa: PLC0415 - see the module's docstring

            self._view = MapView(self, self.actions_by_id, self._services, self._stack)
            self._column.insertWidget(0, self._view.top_bar)
            self._column.insertWidget(1, self._view.messages)
            self._column.addWidget(self._view.status_bar)
            self._view.title_changed.connect(self._show_title)
            self._view.table_wanted.connect(self._ways_in.ask_about_tables)
            self._view.set_bars_shown(shown=False)
            self._view.workbooks_dropped.connect(self._ways_in.take_workbooks)
        return self._view

    @property
    def files(self) -> FileFlow:
        """New, open, save and the questions about them."""
        return self._ways_in.files

    @property
    def imports(self) -> ImportFlow:
        """Tables on their way in."""
        return self._ways_in.imports

    @property
    def returns(self) -> ReturnFlow:
        """Workbooks that come back."""
        return self._ways_in.returns

    @property
    def history(self) -> HistoryFlow:
        """Earlier versions of the open map."""
        return self._ways_in.history

    def import_clipboard(self) -> None:
        """Ask what the table on the clipboard means, and make a map of it."""
        self._ways_in.take_clipboard()

    @property
    def exports(self) -> ExportFlow:
        """Posters, pictures and workbooks."""
        return self.view.exports

    @property
    def bench(self) -> Workbench:
        """Palette, canvas and inspector of the open map."""
        bench = self._view.bench if self._view is not None else None
        if bench is None:
            raise LookupError(tr("No map is open."))
        return bench

    @property
    def has_map(self) -> bool:
        """Whether a map is open and shown."""
        if self._view is None or self._view.bench is None:
            return False
        return self._stack.currentWidget() is self._view.bench

    @property
    def open_session(self) -> DocumentSession | None:
        """The open map, also while the start page is shown; None for none."""
        return None if self._left else self._ways_in.session

    @property
    def map_path(self) -> Path | None:
        """The file of the open map, also while the start page is shown; None for none."""
        session = self.open_session
        return session.path if session is not None else None

    def come_forward(self) -> MainWindow:
        """Show the map, and this window before all others."""
        if self._ways_in.session is not None and not self.has_map:
            self.show_map()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        return self

    @property
    def dark(self) -> bool:
        """Whether the dark theme is on."""
        return self._services.style.tokens.name == "dark"

    @property
    def full_screen(self) -> bool:
        """Whether the window fills the screen."""
        return self.isFullScreen()

    def show_session(self, session: DocumentSession) -> None:
        """Show a map that was opened elsewhere."""
        from designer.document.session_file import Opened  # noqa: PLC0415 - see the module's docstring

        self.files.take(Opened(session))

    def show_start(self) -> None:
        """Show the start page; an open map stays open behind it."""
        self.commit_editors()
        self._welcome.show_recent(back=self._ways_in.session is not None)
        self._stack.setCurrentWidget(self._start)
        if self._view is not None:
            self._view.set_bars_shown(shown=False)
        self._welcome.warm_up()
        self._show_title()
        self.actions_by_id.refresh()

    def switch_theme(self) -> None:
        """From light to dark, or back."""
        self._services.style.choose("light" if self.dark else "dark")

    def switch_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def new_window(self) -> None:
        """Another window on its start page."""
        self._services.new_window()

    def recover_maps(self) -> None:
        """Look for maps that were not saved when the program last ended."""
        self._services.recover()

    def quit(self) -> None:
        """Close all windows, asking about unsaved edits."""
        self._services.quit()

    def next_pane(self, step: int) -> None:
        """Put the keyboard into the next pane; on the start page, among its buttons."""
        if self.has_map:
            self.view.next_pane(step)
        else:
            self._go_on_start_page(forward=step > 0)

    def _go_on_start_page(self, *, forward: bool) -> None:
        """Into what stands above the page, if the keyboard is not there; else among its buttons."""
        from designer.window.tab_order import tab_stops  # noqa: PLC0415 - after the window

        notices = self._view.messages if self._view is not None else None
        focus = self.focusWidget()
        stops = tab_stops(notices) if notices is not None and notices.isVisible() else []
        if stops and focus not in stops:
            stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._start.focusNextPrevChild(forward)

    def show_commands(self) -> None:
        """The command palette, over the window."""
        from designer.command_palette.opening import CommandPalette  # noqa: PLC0415

        if self._commands is None:
            settings = self._services.settings
            self._commands = CommandPalette(self, self, self.actions_by_id, settings)
        self._commands.switch()

    def show_shortcuts(self) -> None:
        """All shortcuts at a glance."""
        from designer.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415

        show_once(self, ShortcutsDialog, lambda: ShortcutsDialog(self))

    def show_catalogue(self) -> None:
        """One's own channels, touchpoints and emotion words, in a window beside this one."""
        from designer.catalogue.window import CatalogueWindow  # noqa: PLC0415 - when first asked

        def make() -> CatalogueWindow:
            return CatalogueWindow(self._services.catalogue(), lambda: self.open_session, self)

        show_once(self, CatalogueWindow, make)

    def keep_template(self) -> None:
        """Keep the open map as a template."""
        self._ways_in.keep_template()

    def start_guide(self) -> None:
        """Lead through a first map: in the open one, or from the start page in a new one."""
        if not self.has_map:
            self._ways_in.start_from("empty")
        if self.has_map:
            self.view.start_guide()

    def show_about(self) -> None:
        """What the program is."""
        self._services.dialogs(self).about()

    def hold_input(self) -> InputHold:
        """Keep the map from being edited as long as it is entered; notices can be answered."""
        from designer.window.input_hold import InputHold  # noqa: PLC0415 - when first waited

        return InputHold(self, self.view.messages)

    # --- notices ---------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """A sentence in the status bar, or as a notice where no map is shown."""
        if self.has_map:
            self.view.status_bar.say(sentence)
            return
        from widgets.message_bar import Notice, Tone  # noqa: PLC0415

        self.show_notice(Notice(sentence, Tone.ERROR, brief=True))

    def show_notice(self, notice: Notice) -> MessageBar:
        """Put a notice up above the map; it may name files in any script."""
        if needs_other_scripts((notice.text, *notice.details)):
            add_other_scripts()
        return self.view.messages.show_notice(notice)

    def dismiss(self, key: str) -> None:
        """Take the notice with this key away, if it stands."""
        self.view.messages.dismiss(key)

    # --- inside ----------------------------------------------------------------------------

    def show_opened(self, session: DocumentSession) -> None:
        """Show a map that has just been opened."""
        self.view.open(session)
        self.show_map()

    def show_map(self) -> None:
        """Show the open map, if there is one."""
        bench = self.view.bench
        if bench is None:
            return
        self._stack.setCurrentWidget(bench)
        self.view.set_bars_shown(shown=True)
        bench.set_widths(self.width())
        bench.canvas.setFocus()
        self._show_title()
        self.actions_by_id.refresh()

    def _show_title(self) -> None:
        session = self._ways_in.session
        if session is None or not self.has_map:
            self.setWindowTitle(tr("Journeyboard"))
            self.setWindowModified(False)
            return
        name = session.document.info.title or tr("Untitled map")
        file = f" ({session.path.name})" if session.path is not None else ""
        # Qt puts the sign of unsaved edits in for "[*]"; one that is meant is written twice.
        said = f"{name}{file}".replace("[*]", "[*][*]")
        kind = f" – {tr('read only')}" if session.read_only else ""
        self.setWindowTitle(f"{said}[*]{kind} – {tr('Journeyboard')}")
        self.setWindowModified(not session.clean)
        self.setWindowFilePath(str(session.path) if session.path is not None else "")

    def _fill_recent(self, menu: QMenu) -> None:
        self._welcome.fill_menu(menu, self._ways_in.open)

    def commit_editors(self) -> None:
        """Take over what is being typed."""
        if self._view is not None and self._view.bench is not None:
            self._view.bench.commit_editors()

    def note_waiting(self) -> str:
        """What waits in the quick note line; empty for nothing."""
        bench = self._view.bench if self._view is not None else None
        return bench.capture.waiting.strip() if bench is not None else ""

    def take_note(self) -> None:
        """Put on the map what waits in the quick note line."""
        if self._view is not None and self._view.bench is not None:
            self._view.bench.capture.settle()

    def _put_on(self, tokens: Tokens) -> None:
        if self._view is not None:
            self._view.set_tokens(tokens)
        self._welcome.put_on(shown=not self.has_map)
        self.actions_by_id.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Once the window stands, go on with what takes time."""
        super().showEvent(event)
        if not self.has_map:
            QTimer.singleShot(_WARM_UP_MS, self._welcome, self._welcome.warm_up)

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: look whether another program changed the file."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._ways_in.look_outside()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved edits, end an export, remember the window's place."""
        if not self._ways_in.may_leave():
            event.ignore()
            return
        self._ways_in.stop_and_wait()
        if self._view is not None:
            self._view.close_down()
        self._ways_in.close()
        self._left = True
        self._services.settings.change(**kept_place(self))
        super().closeEvent(event)
