"""The File and Edit menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, Context, with_map, with_selection

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk


_CARDS_AND_PARTS: tuple[Context, ...] = ("card", "stage", "step", "lane")
_ON_GRID: tuple[Context, ...] = (*_CARDS_AND_PARTS, "marker")
_WITH_TEXT: tuple[Context, ...] = (*_ON_GRID, "connector", "persona", "evidence", "measure")
_UP_AND_DOWN: tuple[Context, ...] = (*_ON_GRID, "measure")


def _can_undo(desk: Desk) -> bool:
    session = desk.bench.session if desk.has_map else None
    return session is not None and not session.read_only and session.undo_stack.canUndo()


def _can_redo(desk: Desk) -> bool:
    session = desk.bench.session if desk.has_map else None
    return session is not None and not session.read_only and session.undo_stack.canRedo()


def _can_move(desk: Desk) -> bool:
    return with_selection(desk) and not desk.bench.session.read_only


def _close(desk: Desk) -> None:
    desk.close()


def _move(lanes: int, steps: int) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.move_selection(lanes, steps)


FILE_ACTIONS = (
    ActionSpec("file.new", "&New…", lambda desk: desk.show_start(), "File",
               "Start a map from a template", "new", ("Ctrl+N",),
               words="create start template begin"),
    ActionSpec("file.window", "New &window", lambda desk: desk.new_window(), "File",
               "Open another window", "stage", ("Ctrl+Shift+W",),
               words="second another"),
    ActionSpec("file.open", "&Open…", lambda desk: desk.files.ask_open(), "File",
               "Open a map from a file", "open", ("Ctrl+O",), group=1,
               words="load file"),
    ActionSpec("file.sample", "Open sa&mple", lambda desk: desk.files.open_sample(), "File",
               "Open the sample map to look around", "journey", ("Ctrl+R, O",), group=1,
               words="example demo"),
    ActionSpec("file.import", "&Import…", lambda desk: desk.files.ask_import(), "File",
               "Make a map from a table or from another program's file", "import", ("Ctrl+I",),
               group=1, words="mermaid read load markdown csv excel xlsx table drawio"),
    ActionSpec("file.import-clipboard", "Import &table from clipboard…",
               lambda desk: desk.import_clipboard(), "File",
               "Make a map from the table on the clipboard, or add its findings or figures",
               "paste", ("Ctrl+Alt+I",), group=1,
               words="paste special csv excel spreadsheet cells"),
    ActionSpec("file.recover", "Reco&ver unsaved maps…", lambda desk: desk.recover_maps(), "File",
               "Look for maps that were not saved when the program last ended", "history",
               ("Ctrl+Alt+R",), group=1,
               words="crash lost restore journal undelete"),
    ActionSpec("file.save", "&Save", lambda desk: desk.files.save_now(), "File",
               "Save the map", "save", ("Ctrl+S",), enabled=with_map, group=2,
               words="write keep store"),
    ActionSpec("file.save-as", "Save &as…", lambda desk: desk.files.save_as_now(), "File",
               "Save the map under another name", "save", ("Ctrl+Shift+S",), enabled=with_map,
               group=2,
               words="rename copy write"),
    ActionSpec("file.keep-template", "&Keep as a template…", lambda desk: desk.keep_template(),
               "File", "Put stages and lanes of this map, or all of it, among the templates",
               "template", ("Ctrl+Alt+K",), enabled=with_map, group=2,
               words="own reuse gallery library save"),
    ActionSpec("file.history", "&History…", lambda desk: desk.history.ask(), "File",
               "See earlier versions of the map, and bring one back", "history", ("Ctrl+Alt+H",),
               enabled=with_map, group=2,
               words="versions earlier restore revert back time undo lost autosave backup"),
    ActionSpec("file.export", "&Export…", lambda desk: desk.exports.ask(), "File",
               "Write a poster, a picture or a workbook", "export", ("Ctrl+E",),
               enabled=with_map, group=3,
               words="pdf poster png svg picture excel workbook xlsx"),
    ActionSpec("file.report", "Insi&ght report…", lambda desk: desk.exports.ask_report(), "File",
               "Save what the map tells, with plots, as a PDF", "insight", ("Ctrl+Alt+P",),
               enabled=with_map, group=3,
               words="pdf statistics analysis summary figures plots"),
    ActionSpec("file.return", "Read &back a workbook…", lambda desk: desk.returns.ask(), "File",
               "See what others changed in a workbook, and take it over", "workbook",
               ("Ctrl+Shift+B",), group=3,
               words="return returned excel xlsx changes compare merge answers"),
    ActionSpec("file.print", "&Print…", lambda desk: desk.exports.ask_print(), "File",
               "See every sheet as it will be, and print", "printer", ("Ctrl+P",),
               enabled=with_map, group=3,
               words="printer paper sheet poster preview"),
    ActionSpec("file.close", "&Close", _close, "File",
               "Close this window", "close", ("Ctrl+W",), group=4),
    ActionSpec("file.quit", "&Quit", lambda desk: desk.quit(), "File",
               "Close all windows", "close", ("Ctrl+Q",), group=4,
               words="exit leave end"),
)  # fmt: skip


EDIT_ACTIONS = (
    ActionSpec("edit.undo", "&Undo", lambda desk: desk.bench.undo(), "Edit",
               "Take the last edit back", "undo", ("Ctrl+Z",), enabled=_can_undo,
               words="back revert"),
    ActionSpec("edit.redo", "&Redo", lambda desk: desk.bench.redo(), "Edit",
               "Make the edit again", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), enabled=_can_redo,
               words="again repeat"),
    ActionSpec("edit.cut", "Cu&t", lambda desk: desk.bench.canvas.cut(), "Edit",
               "Move the selection to the clipboard", "cut", ("Ctrl+X",),
               enabled=with_selection, group=1,
               context=_ON_GRID),
    ActionSpec("edit.copy", "&Copy", lambda desk: desk.bench.canvas.copy(), "Edit",
               "Copy the selection to the clipboard", "copy", ("Ctrl+C",),
               enabled=with_selection, group=1,
               context=_ON_GRID),
    ActionSpec("edit.paste", "&Paste", lambda desk: desk.bench.canvas.paste(), "Edit",
               "Insert what is on the clipboard; lines of text become cards", "paste",
               ("Ctrl+V",), enabled=with_map, group=1,
               context=(*_ON_GRID, "cell", "sheet")),
    ActionSpec("edit.duplicate", "&Duplicate", lambda desk: desk.bench.canvas.duplicate_selection(),
               "Edit", "Make a copy beside the selection", "duplicate", ("Ctrl+D",),
               enabled=with_selection, group=1,
               context=_CARDS_AND_PARTS,
               words="copy clone"),
    ActionSpec("edit.delete", "De&lete", lambda desk: desk.bench.canvas.delete_selection(), "Edit",
               "Remove the selection from the map", "trash", ("Del",),
               enabled=with_selection, group=1,
               context=_WITH_TEXT,
               words="remove erase clear"),
    ActionSpec("edit.text", "&Edit text", lambda desk: desk.bench.edit_selected(), "Edit",
               "Edit the text of the selection where it stands", "edit", ("F2",),
               enabled=with_selection, group=2,
               context=_WITH_TEXT,
               words="rename write change"),
    ActionSpec("edit.left", "Move &left", _move(0, -1), "Edit/&Move",
               "Move the selection one step to the left", "arrow-left", ("Alt+Left",),
               enabled=_can_move, group=2,
               context=_ON_GRID),
    ActionSpec("edit.right", "Move &right", _move(0, 1), "Edit/&Move",
               "Move the selection one step to the right", "arrow-right", ("Alt+Right",),
               enabled=_can_move, group=2,
               context=_ON_GRID),
    ActionSpec("edit.up", "Move &up", _move(-1, 0), "Edit/&Move",
               "Move the selection up", "arrow-up", ("Alt+Up",), enabled=_can_move, group=2,
               context=_UP_AND_DOWN),
    ActionSpec("edit.down", "Move &down", _move(1, 0), "Edit/&Move",
               "Move the selection down", "arrow-down", ("Alt+Down",), enabled=_can_move,
               group=2,
               context=_UP_AND_DOWN),
    ActionSpec("edit.all", "Select &all", lambda desk: desk.bench.canvas.select_all(), "Edit",
               "Select all cards", "list", ("Ctrl+A",), enabled=with_map, group=3,
               context=("sheet",)),
    ActionSpec("edit.none", "Select &nothing", lambda desk: desk.bench.canvas.clear_selection(),
               "Edit", "Clear the selection", "close", ("Ctrl+Shift+X",), enabled=with_selection,
               group=3,
               words="deselect clear"),
    ActionSpec("edit.palette", "Searc&h the palette", lambda desk: desk.bench.focus_palette(),
               "Edit", "Put the keyboard into the search field of the palette", "search",
               ("Ctrl+Shift+F",), enabled=with_map, group=4,
               words="find"),
)  # fmt: skip
