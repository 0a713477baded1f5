"""What ``make run`` does without a display: the sample map as poster, workbook and pictures."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from designer.app import Application, make_application
from designer.places import Places
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from exporters.registry import export
from model import disk
from model.errors import FileError
from model.layout.geometry import Rect
from model.queries import cards_by_cell
from model.samples import default_sample
from model.storage import load
from model.troubles import writing_trouble
from resources.words import tr

_EXPORTS = ("poster.pdf", "workbook.xlsx", "map.png")
_WINDOW = "window.png"
WINDOW_SIZE = (1600, 1000)
# The part of the map that the picture of the window shows, in points.
_SHOWN_WIDTH, _SHOWN_HEIGHT = 1400.0, 1180.0
_GAP = 12.0


def write_demo(out: Path) -> tuple[Path, ...]:
    """Write the sample's poster (A1), workbook, picture, and a picture of the window.

    Needs no display. Answers with the files, in that order.

    Raises:
        FileError: the folder or a file cannot be written.
    """
    try:
        disk.make_folder(out)
    except OSError as error:
        raise writing_trouble(error, out) from error
    window = out / _WINDOW
    picture_window(window)  # first: it needs a full QApplication, the PNG makes a smaller one
    document = load(default_sample().path).document
    paths = [export(document, out / name).path for name in _EXPORTS]
    return (*paths, window)


def picture_window(
    path: Path, *, theme: str = "light", size: tuple[int, int] = WINDOW_SIZE
) -> None:
    """A picture of the real window on the sample map, painted without a display.

    Raises:
        FileError: the picture cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        application = offscreen_application(Path(folder) / "settings.json", theme)
        window = application.open_window(sample=True)
        window.resize(*size)
        show_beginning(window)
        QApplication.processEvents()
        save_picture(window, path)
        close_unsaved(window)


def offscreen_application(settings: Path, theme: str) -> Application:
    """The program on Qt's offscreen platform, with settings of its own."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = make_application()
    places = Places.within(settings.with_suffix(""))  # a picture leaves no journal behind
    application = Application(app, settings=SettingsStore(settings), places=places)
    application.style.choose(theme)
    return application


def show_beginning(window: MainWindow) -> None:
    """Put the first stages in sight and select a decisive card, for the inspector to show."""
    QApplication.processEvents()
    bench = window.bench
    bench.set_widths(window.width())
    result = bench.canvas.result
    top = min((box.rect.y for box in result.stages), default=0.0)
    bench.canvas.zoom_to(Rect(0, top - _GAP, _SHOWN_WIDTH, _SHOWN_HEIGHT))
    shown = Rect(0, top, _SHOWN_WIDTH, _SHOWN_HEIGHT)
    decisive = (
        card.id
        for cards in cards_by_cell(bench.session.document).values()
        for card in cards
        if card.moment_of_truth and _within(result.card_rect(card.id), shown)
    )
    bench.canvas.select(list(decisive)[:1])
    QApplication.processEvents()


def _within(rect: Rect | None, shown: Rect) -> bool:
    return rect is not None and rect.right < shown.right and rect.bottom < shown.bottom


def save_picture(window: MainWindow, path: Path) -> None:
    """Paint the window into a file.

    Raises:
        FileError: it cannot be written.
    """
    if not window.grab().save(str(path)):
        raise FileError(tr("“{name}” cannot be written.", name=path.name))


def close_unsaved(window: MainWindow) -> None:
    """Close a window whose map nobody edited."""
    window.close()
    QApplication.processEvents()
