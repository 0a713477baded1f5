"""The pictures of the documentation, made of the real window: ``python -m tests.shots``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from designer.app import Application
from designer.command_palette.popover import CommandPopover
from designer.demo import (
    WINDOW_SIZE,
    close_unsaved,
    offscreen_application,
    picture_window,
    save_picture,
)
from designer.dialogs.export_dialog import ExportDialog
from designer.dialogs.shortcuts import ShortcutsDialog
from designer.export_choice import ExportChoice
from designer.main_window import MainWindow
from model.kinds import LaneKind
from model.layout.geometry import Point
from model.lens import Lens

ROOT = Path(__file__).resolve().parent.parent
_SMALL = (1280, 800)
_SETTLE_MS = 400


def main() -> int:
    """Write every picture into docs/images."""
    folder = ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    picture_window(folder / "window.png", size=WINDOW_SIZE)
    picture_window(folder / "window-dark.png", theme="dark", size=_SMALL)
    with tempfile.TemporaryDirectory() as settings:
        application = offscreen_application(Path(settings) / "settings.json", "light")
        _picture_start(application, folder / "start.png")
        _picture_dialogs(application, folder)
        _picture_finding(application, folder)
    for path in sorted(folder.glob("*.png")):
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


def _picture_start(application: Application, path: Path) -> None:
    window = application.open_window()
    window.resize(*_SMALL)
    _settle()
    save_picture(window, path)
    close_unsaved(window)


def _picture_dialogs(application: Application, folder: Path) -> None:
    window = application.open_window(sample=True)
    window.resize(*_SMALL)
    document = window.bench.session.document
    dialogs: dict[str, QWidget] = {
        "export.png": ExportDialog(document, ExportChoice(Path("map.pdf")), window),
        "shortcuts.png": ShortcutsDialog(window),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        _settle()
        dialog.grab().save(str(folder / name))
        dialog.close()
    _picture_commands(window, folder / "commands.png")
    close_unsaved(window)


def _picture_commands(window: MainWindow, path: Path) -> None:
    """The command palette, on a card, with a few letters typed."""
    canvas = window.bench.canvas
    canvas.select([next(iter(canvas.document.cards))])
    window.actions_by_id["help.commands"].trigger()
    popover = window.findChildren(CommandPopover)[-1]
    popover.search.setText("sort")
    _settle()
    window.grab().save(str(path))
    popover.close_down()


def _picture_finding(application: Application, folder: Path) -> None:
    """A search with its hits, and a lens on one persona with the overview."""
    window = application.open_window(sample=True)
    window.resize(*_SMALL)
    _settle()
    ways, canvas = window.bench.ways, window.bench.canvas
    ways.find()
    ways.find_bar.field.setText("kind:touchpoint is:assumption")
    _settle()
    save_picture(window, folder / "find.png")
    ways.find_bar.close_bar()
    canvas.clear_selection()
    karim = [p for p in canvas.document.personas.values() if p.name.startswith("Karim")]
    ways.looking.look(Lens(persona_ids=frozenset(persona.id for persona in karim)))
    ways.switch_overview()
    ways.switch_lens_bar()
    feelings = next(box for box in canvas.result.lanes if box.kind is LaneKind.EMOTIONS)
    canvas.camera.look_from(Point(1050, feelings.y), 0.62)
    canvas.zoomed()
    canvas.setFocus()
    _settle()
    save_picture(window, folder / "lens.png")
    ways.switch_overview()
    close_unsaved(window)


def _settle() -> None:
    """Let timers run that show something a moment later."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < _SETTLE_MS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    sys.exit(main())
