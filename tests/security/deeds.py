"""What a person does with a map: opens, looks, exports, imports, pastes, drops, asks for help."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from designer.app import Application, log_to_file, make_application
from designer.dialogs.file_dialogs import QtDialogs
from designer.window.main_window import MainWindow
from exporters.options import ExportOptions
from exporters.poster.options import PosterOptions
from exporters.poster.picture import Picture
from exporters.registry import FORMATS, IMPORT_SUFFIXES, export, read_foreign
from model.document import JourneyMap
from model.edits.fields import edit
from model.errors import JourneyboardError
from model.fragment import FRAGMENT_MIME
from model.storage import save
from tests.helpers.mouse import PointerRobot
from tests.helpers.spots import sheet
from tests.security.poison import poisoned
from tests.security.shown import rich_in

_SMALL = ExportOptions(poster=PosterOptions(picture=Picture(longest=2_000)))
_QT_ROWS = "application/x-qabstractitemmodeldatalist"


class _Ran:
    """What a pickle runs when it is read."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return (open, (str(self._mark), "w"))


def done(folder: Path, asked: dict[str, list[str]]) -> list[str]:
    """Do all of it; the texts that were shown as markup."""
    payloads = asked["payloads"]
    document = poisoned(payloads)
    path = folder / "maps" / "<b>map<br>.journey"
    save(path, document, map_id="map-1")
    rich: list[str] = []
    _ask_without_waiting(rich, payloads)
    app = make_application()
    application = Application(app)
    application.take_exceptions()
    application.look_back()
    log_to_file()
    window = application.open_window(path=path)
    _settle()
    window.grab()
    rich += _looked_at_everywhere(window, payloads)
    _taken_in(window, folder, payloads)
    rich += list(rich_in(payloads))
    _sent_and_read(document, folder, payloads)
    logging.getLogger("test").warning("%s", payloads[0])
    QtDialogs(window).unsaved(document.info.title)
    QtDialogs(window).about()
    window.files.save_now()
    fresh = application.open_window()
    fresh.show_start()
    _settle()
    fresh.grab()
    window.bench.canvas.session.push(
        edit(window.bench.session.document, "map", scenario="x")
    )  # for the journal
    _settle()
    return sorted({*rich, *rich_in(payloads)})


def _looked_at_everywhere(window: MainWindow, payloads: list[str]) -> Iterator[str]:
    canvas = window.bench.canvas
    document = window.bench.session.document
    for table in ("cards", "stages", "steps", "personas", "evidence", "metrics", "actions"):
        records = document.table(table)
        if records:
            canvas.select([next(iter(records))])
            _settle()
            yield from rich_in(payloads)
    window.actions_by_id["edit.find"].trigger() if "edit.find" in _ids(window) else None
    window.show_shortcuts()
    window.show_commands()
    window.exports.ask()
    window.say(payloads[0])
    _settle()
    yield from rich_in(payloads)
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.grab()
            widget.close()


def _ids(window: MainWindow) -> set[str]:
    return {action.objectName() for action in window.actions_by_id.all()}


def _taken_in(window: MainWindow, folder: Path, payloads: list[str]) -> None:
    """Paste and drop everything that is no good."""
    canvas = window.bench.canvas
    pointer = PointerRobot(canvas)
    for data in _handed(folder, payloads):
        QGuiApplication.clipboard().setMimeData(data)
        canvas.paste()
        _settle()
    QGuiApplication.clipboard().clear()
    for data in _handed(folder, payloads):
        if pointer.hold_data(data, sheet(200, 400)):
            pointer.drop_data(data, sheet(200, 400))
        _settle()
    canvas.commit_editor()


def _handed(folder: Path, payloads: list[str]) -> Iterator[QMimeData]:
    """Data as other programs hand them over, one kind at a time."""
    for text in payloads:
        data = QMimeData()
        data.setHtml(f"<p>{text}</p><ul><li>{text}</li></ul><link rel=stylesheet href='{text}'>")
        yield data
        data = QMimeData()
        data.setText(text)
        yield data
    pickled = pickle.dumps(_Ran(folder / "ran"))
    for kind in (_QT_ROWS, FRAGMENT_MIME, "application/x-journeyboard-outline+json"):
        data = QMimeData()
        data.setData(kind, pickled)
        yield data
    data = QMimeData()
    away = '{"format": "journeyboard-fragment", "version": 1, "file": "%s"}' % (folder / "secret")
    data.setData(FRAGMENT_MIME, away.encode())
    yield data
    data = QMimeData()
    wanted = ["file:///dev/zero", "file:///proc/self/mem", "file://server/share/x.png", "qrc:/x"]
    # Not the secret: a file that somebody drops is one they chose.
    data.setUrls([QUrl(one) for one in (*wanted, payloads[1], payloads[-1], "data:,x")])
    yield data


def _sent_and_read(document: JourneyMap, folder: Path, payloads: list[str]) -> None:
    """Every format out and in again; and texts that are none, under every suffix."""
    out = folder / "out"
    for kind in FORMATS:
        target = out / f"map{kind.suffix}"
        export(document, target, _SMALL)
        _read(target)
    rows = "".join(f'"{text}",=WEBSERVICE("{payloads[-1]}"),../../secret\n' for text in payloads)
    lines = "\n".join(f"![x]({text}) [x]({text})" for text in payloads)
    for suffix in IMPORT_SUFFIXES:
        for number, text in enumerate((rows, lines, f"<!DOCTYPE x SYSTEM '{payloads[-1]}'><x/>")):
            target = out / f"odd-{number}{suffix}"
            target.write_text(text)
            _read(target)


def _read(path: Path) -> None:
    try:
        read_foreign(path)
    except JourneyboardError:
        return


def _ask_without_waiting(rich: list[str], payloads: list[str]) -> None:
    """Dialogs are shown, looked at and gone."""

    def shown(dialog: QDialog) -> int:
        dialog.show()
        _settle()
        rich.extend(rich_in(payloads))
        dialog.grab()
        dialog.hide()
        return 0

    QDialog.exec = shown  # type: ignore[method-assign]
    QMessageBox.exec = shown  # type: ignore[method-assign]


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()
