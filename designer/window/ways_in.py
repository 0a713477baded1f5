"""The ways by which maps, tables and workbooks come into a window; each made when first needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from designer.services import Services

if TYPE_CHECKING:  # imported when they are needed: the window stands at once
    from designer.document.files import FileFlow
    from designer.document.session import DocumentSession
    from designer.history.flow import HistoryFlow
    from designer.importing.import_flow import ImportFlow
    from designer.returning.flow import ReturnFlow
    from designer.start.own_templates import OwnGallery
    from designer.window.main_window import MainWindow

_WORKBOOK = ".xlsx"


class WaysIn:
    """Files that are opened, tables that are imported, workbooks that come back."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        self._window = window
        self._services = services
        self._files: FileFlow | None = None
        self._imports: ImportFlow | None = None
        self._returns: ReturnFlow | None = None
        self._history: HistoryFlow | None = None
        self._own: OwnGallery | None = None

    @property
    def session(self) -> DocumentSession | None:
        """The open map, also while the start page is shown; None in a fresh window."""
        return self._files.session if self._files is not None else None

    @property
    def files(self) -> FileFlow:
        """New, open, save and the questions about them."""
        if self._files is None:
            from designer.document.files import FileFlow  # noqa: PLC0415 - see the module's docstring
            from designer.keeping.attaching import attach  # noqa: PLC0415

            window = self._window
            flow = FileFlow(self._services.dialogs(window), self._services.settings, window)
            flow.opened.connect(self._on_opened)
            flow.noticed.connect(window.show_notice)
            flow.dismissed.connect(window.dismiss)
            flow.leaving_editor.connect(window.commit_editors)
            flow.workbook_found.connect(lambda path: self.take_workbooks([path]))
            flow.tables_found.connect(self.ask_about_tables)
            flow.may_join = self._ask_about_people
            flow.saving.hold = window.hold_input
            flow.note_waiting, flow.take_note = window.note_waiting, window.take_note
            attach(flow, self._services, window)
            self._files = flow
        return self._files

    @property
    def imports(self) -> ImportFlow:
        """Tables on their way in."""
        if self._imports is None:
            from designer.importing.import_flow import ImportFlow, Surroundings  # noqa: PLC0415

            window, files = self._window, self.files
            around = Surroundings(
                session=lambda: files.session if window.has_map else None,
                take_map=files.take_imported,
                show_notice=window.show_notice,
                dismiss=window.dismiss,
                over=window,
            )
            self._imports = ImportFlow(around, self._services.settings, window)
            files.opened.connect(self._imports.set_session)
        return self._imports

    @property
    def returns(self) -> ReturnFlow:
        """Workbooks that come back."""
        if self._returns is None:
            from designer.returning.flow import ReturnFlow  # noqa: PLC0415 - see the docstring

            self._returns = ReturnFlow(self._window, self._services, self._window)
        return self._returns

    @property
    def history(self) -> HistoryFlow:
        """Earlier versions of the open map."""
        if self._history is None:
            from designer.history.flow import HistoryFlow  # noqa: PLC0415 - see the docstring

            self._history = HistoryFlow(self._window, self._services, self._window)
        return self._history

    @property
    def own_templates(self) -> OwnGallery:
        """Templates that were made of maps."""
        if self._own is None:
            from designer.start.own_templates import OwnGallery  # noqa: PLC0415 - see the docstring

            self._own = OwnGallery(self._window, self._services)
        return self._own

    def start_from(self, template_id: str) -> None:
        """A new map from a template."""
        from designer.start.own_templates import is_own  # noqa: PLC0415 - see the docstring

        if is_own(template_id):
            self.files.open_made(lambda: self.own_templates.begun(template_id))
        else:
            self.files.start_from(template_id)

    def delete_template(self, template_id: str) -> None:
        """Delete a template of one's own."""
        self.own_templates.delete(template_id)

    def keep_template(self) -> None:
        """Keep the open map as a template."""
        if self.session is not None:
            self.own_templates.keep(self.session)

    def open(self, path: Path) -> None:
        """Open a map, or what can become one."""
        self.files.open(path)

    def take_workbooks(self, paths: list[Path]) -> None:
        """Those that were sent from here come back, others are tables."""
        self._window.commit_editors()
        self.returns.read(paths, only_ours=True)

    def ask_about_tables(self, path: Path) -> None:
        """Ask what the tables of a file mean."""
        self.imports.open_file(path)

    def _ask_about_people(self, path: Path) -> bool:
        """Ask whether personas of a file shall join the map; False where nothing is asked."""
        from designer.importing.people_in import SUFFIX, PeopleIn  # noqa: PLC0415 - when first asked

        window, session = self._window, self.session
        if path.suffix.lower() != SUFFIX or session is None or session.read_only:
            return False
        if not window.has_map:  # from the start page one begins anew
            return False
        asking = PeopleIn(
            path,
            session,
            show=window.show_notice,
            dismiss=window.dismiss,
            commit_editors=window.commit_editors,
            make_map=self.files.make_map_of,
        )
        return asking.ask()

    def take_clipboard(self) -> None:
        """Ask what the table on the clipboard means."""
        self._window.commit_editors()
        self.imports.open_clipboard()

    def open_dropped(self, paths: list[Path]) -> None:
        """The first map here, others in windows of their own; workbooks are looked at together."""
        workbooks = [path for path in paths if path.suffix.lower() == _WORKBOOK]
        maps = [path for path in paths if path not in workbooks]
        if maps:
            self.files.open(maps[0])
        for path in maps[1:]:
            self._services.open_file(path)
        if workbooks:
            self.take_workbooks(workbooks)

    def may_leave(self) -> bool:
        """Whether the window may go: unsaved edits are asked about."""
        return self._files is None or self._files.may_leave(closing=True)

    def look_outside(self) -> None:
        """Look whether another program changed the file of the open map."""
        if self._files is not None:
            self._files.look_outside()

    def stop_and_wait(self) -> None:
        """Before the window goes: let what is being read end."""
        for flow in (self._imports, self._returns, self._history):
            if flow is not None:
                flow.stop_and_wait()

    def close(self) -> None:
        """The window goes: leave the map."""
        if self._files is not None:
            self._files.close()

    def _on_opened(self, session: DocumentSession) -> None:
        if self._returns is not None:
            self._returns.leave_map()
        self._window.show_opened(session)
