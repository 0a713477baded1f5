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
from designer.start.start_page import StartPage
from designer.style.tokens import Tokens
from designer.window.enter_key import EnterPresses
from designer.window.window_place import kept_place, put_window
from resources.words import tr

if TYPE_CHECKING:  # imported when they are needed: see the module's docstring
    from designer.command_palette.opening import CommandPalette
    from designer.document.files import FileFlow
    from designer.document.session import DocumentSession
    from designer.exporting.export_flow import ExportFlow
    from designer.importing.import_flow import ImportFlow
    from designer.returning.flow import ReturnFlow
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
        self._files: FileFlow | None = None
        self._imports: ImportFlow | None = None
        self._returns: ReturnFlow | None = None
        self._view: MapView | None = None
        self._commands: CommandPalette | None = None
        self._warm = False
        self._pictures_stale = True
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
        self._start = StartPage(self._services.settings.value.recent, self._stack)
        self._start.template_chosen.connect(self._start_from)
        self._start.recent_chosen.connect(self._open_recent)
        self._start.maps_dropped.connect(self._open_dropped)
        self._start.open_asked.connect(self.actions_by_id["file.open"].trigger)
        self._start.sample_asked.connect(self.actions_by_id["file.sample"].trigger)
        self._start.import_asked.connect(self.actions_by_id["file.import"].trigger)
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
            self._view.table_wanted.connect(self._ask_about_tables)
            self._view.set_bars_shown(shown=False)
            self._view.workbooks_dropped.connect(self._take_workbooks)
        return self._view

    @property
    def files(self) -> FileFlow:
        """New, open, save and the questions about them."""
        if self._files is None:
            from designer.document.files import FileFlow  # noqa: PLC0415 - see the module's docstring

            flow = FileFlow(self._services.dialogs(self), self._services.settings, self)
            flow.opened.connect(self._on_opened)
            flow.noticed.connect(self.show_notice)
            flow.dismissed.connect(self._dismiss)
            flow.leaving_editor.connect(self._commit_editors)
            flow.workbook_found.connect(lambda path: self._take_workbooks([path]))
            flow.tables_found.connect(self._ask_about_tables)
            self._files = flow
        return self._files

    @property
    def imports(self) -> ImportFlow:
        """Tables on their way in; made when first asked for."""
        if self._imports is None:
            from designer.importing.import_flow import ImportFlow, Surroundings  # noqa: PLC0415

            files = self.files
            around = Surroundings(
                session=lambda: files.session if self.has_map else None,
                take_map=files.take_imported,
                show_notice=self.show_notice,
                dismiss=self._dismiss,
                over=self,
            )
            self._imports = ImportFlow(around, self._services.settings, self)
            files.opened.connect(self._imports.set_session)
        return self._imports

    @property
    def returns(self) -> ReturnFlow:
        """Workbooks that come back; made when first asked for."""
        if self._returns is None:
            from designer.returning.flow import ReturnFlow  # noqa: PLC0415 - see the docstring

            self._returns = ReturnFlow(self, self._services, self)
        return self._returns

    def _take_workbooks(self, paths: list[Path]) -> None:
        """Those that were sent from here come back, others are tables."""
        self._commit_editors()
        self.returns.read(paths, only_ours=True)

    def import_clipboard(self) -> None:
        """Ask what the table on the clipboard means, and make a map of it."""
        self._commit_editors()
        self.imports.open_clipboard()

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
        self._commit_editors()
        self._start.set_recent(self._services.settings.value.recent)
        self._start.set_back(shown=self._files is not None and self._files.session is not None)
        self._stack.setCurrentWidget(self._start)
        if self._view is not None:
            self._view.set_bars_shown(shown=False)
        self._warm_up()
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

    def quit(self) -> None:
        """Close all windows, asking about unsaved edits."""
        self._services.quit()

    def next_pane(self, step: int) -> None:
        """Put the keyboard into the next pane; on the start page, among its buttons."""
        if self.has_map:
            self.view.next_pane(step)
        else:
            self._start.focusNextPrevChild(step > 0)

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

        dialog = self.findChild(ShortcutsDialog)
        if dialog is None:
            dialog = ShortcutsDialog(self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_about(self) -> None:
        """What the program is."""
        self._services.dialogs(self).about()

    # --- notices ---------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """A sentence in the status bar, or as a notice where no map is shown."""
        if self.has_map:
            self.view.status_bar.say(sentence)
            return
        from widgets.message_bar import Notice, Tone  # noqa: PLC0415

        self.show_notice(Notice(sentence, Tone.ERROR, brief=True))

    def show_notice(self, notice: Notice) -> MessageBar:
        """Put a notice up above the map."""
        return self.view.messages.show_notice(notice)

    # --- inside ----------------------------------------------------------------------------

    def _on_opened(self, session: DocumentSession) -> None:
        if self._returns is not None:
            self._returns.leave_map()
        self.view.open(session)
        self.show_map()

    def _start_from(self, template_id: str) -> None:
        self.files.start_from(template_id)

    def _open_recent(self, path: Path) -> None:
        self.files.open(path)

    def _ask_about_tables(self, path: Path) -> None:
        self.imports.open_file(path)

    def _open_dropped(self, paths: list[Path]) -> None:
        """The first map here, others in windows of their own; workbooks are looked at together."""
        workbooks = [path for path in paths if path.suffix.lower() == ".xlsx"]
        maps = [path for path in paths if path not in workbooks]
        if maps:
            self.files.open(maps[0])
        for path in maps[1:]:
            self._services.open_file(path)
        if workbooks:
            self._take_workbooks(workbooks)

    def _dismiss(self, key: str) -> None:
        self.view.messages.dismiss(key)

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
        session = self._files.session if self._files is not None else None
        if session is None or not self.has_map:
            self.setWindowTitle(tr("Journeyboard"))
            self.setWindowModified(False)
            return
        name = session.document.info.title or tr("Untitled map")
        file = f" ({session.path.name})" if session.path is not None else ""
        self.setWindowTitle(f"{name}{file}[*] – {tr('Journeyboard')}")
        self.setWindowModified(not session.clean)
        self.setWindowFilePath(str(session.path) if session.path is not None else "")

    def _fill_recent(self, menu: QMenu) -> None:
        from designer.start.start_cards import shown_folder  # noqa: PLC0415

        menu.clear()
        recent = self._services.settings.value.recent
        for name in recent:
            path = Path(name)
            text = f"{path.stem}  –  {shown_folder(path.parent)}"
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: self.files.open(path))
        if not recent:
            menu.addAction(tr("No recent maps")).setEnabled(False)

    def _commit_editors(self) -> None:
        if self._view is not None and self._view.bench is not None:
            self._view.bench.commit_editors()

    def _put_on(self, tokens: Tokens) -> None:
        if self._view is not None:
            self._view.set_tokens(tokens)
        self._pictures_stale = True
        if self._warm and not self.has_map:
            self._show_pictures()
        self.actions_by_id.refresh()

    def _warm_up(self) -> None:
        """Fill the gallery, and with it import what the first map will need."""
        if not self._warm:
            self._warm = True
            from designer.start.template_pictures import gallery  # noqa: PLC0415 - after the window

            self._start.set_templates(gallery())
        if self._pictures_stale:
            QTimer.singleShot(0, self, self._show_pictures)

    def _show_pictures(self) -> None:
        from designer.start.start_cards import PREVIEW  # noqa: PLC0415 - see the module's docstring
        from designer.start.template_pictures import template_picture  # noqa: PLC0415

        self._pictures_stale = False
        tokens, ratio = self._services.style.tokens, self.devicePixelRatioF()
        self._start.set_pictures(lambda name: template_picture(name, tokens, PREVIEW, ratio))

    def showEvent(self, event: QShowEvent) -> None:
        """Once the window stands, go on with what takes time."""
        super().showEvent(event)
        if not self.has_map:
            QTimer.singleShot(_WARM_UP_MS, self, self._warm_up)

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: look whether another program changed the file."""
        super().changeEvent(event)
        if (
            event.type() is QEvent.Type.ActivationChange
            and self.isActiveWindow()
            and self._files is not None
        ):
            self._files.look_outside()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved edits, end an export, remember the window's place."""
        if self._files is not None and not self._files.may_leave():
            event.ignore()
            return
        for flow in (self._imports, self._returns):
            if flow is not None:
                flow.stop_and_wait()
        if self._view is not None:
            self._view.close_down()
        if self._files is not None:
            self._files.close()
        self._services.settings.change(**kept_place(self))
        super().closeEvent(event)
