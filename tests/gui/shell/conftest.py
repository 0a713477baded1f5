"""A real window on Qt's offscreen platform, with the answers of dialogs given in advance."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app import Application
from designer.dialogs.export_dialog import ExportDialog
from designer.dialogs.protocol import Unsaved
from designer.document.session import DocumentSession
from designer.settings import SettingsStore
from designer.window.main_window import MainWindow
from model.changes import apply
from model.document import JourneyMap
from model.edits import take_guidance
from model.samples import samples
from model.storage import load, save
from model.templates import from_template
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.exporting import asked_over
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.action_walk import Walk, walked_map
from tests.helpers.crashing import Restarted, crashed
from tests.helpers.outline import OutlineRobot
from tests.helpers.restarting import Restart
from tests.helpers.settling import settle


@pytest.fixture
def dialogs() -> FakeDialogs:
    """The answers; a question that no answer was given for fails the test."""
    return FakeDialogs()


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    """Where the settings of the test are kept."""
    return tmp_path / "settings" / "settings.json"


@pytest.fixture
def application(
    qapp: QApplication, dialogs: FakeDialogs, settings_path: Path
) -> Iterator[Application]:
    """The program, with its own settings and the given answers."""
    program = Application(
        qapp, settings=SettingsStore(settings_path), dialogs=lambda _window: dialogs
    )
    program.style.choose("light")
    yield program
    dialogs.unsaved_answer = Unsaved.DISCARD
    program.quit()
    qapp.processEvents()
    program.deleteLater()
    qapp.processEvents()
    gc.unfreeze()  # else what this program left is never looked at again


@pytest.fixture(scope="session")
def sample_document() -> JourneyMap:
    """The large sample map."""
    return load(samples()[0].path).document


@pytest.fixture
def open_map(application: Application, qtbot: QtBot) -> Callable[[JourneyMap], MainWindow]:
    """Opens a window on a map that was never saved."""

    def opened(document: JourneyMap) -> MainWindow:
        window = application.open_window()
        window.resize(1280, 800)
        window.show_session(DocumentSession(document))
        qtbot.wait(1)
        return window

    return opened


@pytest.fixture
def set_theme(application: Application) -> Callable[[str], None]:
    """Puts another theme on."""
    return application.style.choose


@pytest.fixture
def window(open_map: Callable[[JourneyMap], MainWindow]) -> MainWindow:
    """A window on a small map made from a template, with a persona."""
    document = from_template("purchase", title="Shop")
    return open_map(apply(document, take_guidance(document)))


@pytest.fixture(scope="module")
def shared_window(
    qapp: QApplication, sample_document: JourneyMap, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A window on the sample for tests that leave the map as it was: opened once."""
    path = tmp_path_factory.mktemp("shared") / "settings.json"
    answers = FakeDialogs()
    program = Application(qapp, settings=SettingsStore(path), dialogs=lambda _window: answers)
    window = program.open_window()
    window.show_session(DocumentSession(sample_document))
    yield window
    answers.unsaved_answer = Unsaved.DISCARD
    program.quit()
    qapp.processEvents()


@pytest.fixture
def sample_window(
    open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap
) -> MainWindow:
    """A window on the large sample map."""
    return open_map(sample_document)


@pytest.fixture
def walk(
    open_map: Callable[[JourneyMap], MainWindow], tmp_path: Path, dialogs: FakeDialogs
) -> Walk:
    """A window whose outline stands, for walking the table of actions; a picture to be picked."""
    dialogs.path = tmp_path / "picture.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(dialogs.path))
    window = open_map(walked_map())
    OutlineRobot(window)
    return Walk(window)


@pytest.fixture
def small(open_map: Callable[[JourneyMap], MainWindow]) -> MainWindow:
    """A window on the small map of the canvas' tests, the keyboard on the canvas."""
    window = open_map(small_map())
    window.activateWindow()
    window.bench.canvas.setFocus()
    settle()
    return window


@pytest.fixture
def robot(small: MainWindow) -> OutlineRobot:
    """The keyboard in the outline of the small map."""
    return OutlineRobot(small)


@pytest.fixture
def asked(shared_window: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The window on the sample, its first preview made; the map is to be left as it is."""
    yield from asked_over(shared_window, qtbot)


@pytest.fixture
def beside(window: MainWindow, qtbot: QtBot) -> Iterator[ExportDialog]:
    """The same beside a small map that may be changed."""
    yield from asked_over(window, qtbot)


@pytest.fixture
def restart(
    application: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Restart]:
    """The first program is killed as it is now; answers the next one."""
    started: list[Restarted] = []

    def again() -> Restarted:
        before = started[-1].program if started else application
        left = crashed(before.places, tmp_path / f"left{len(started)}")
        if before.windows and any(window.map_path is not None for window in before.windows):
            _die(before)
        started.append(Restarted(qapp, qtbot, left))
        return started[-1]

    yield again
    for each in reversed(started):
        each.end()


def _die(program: Application) -> None:
    """What only the end of a process does here: nobody holds a file any more."""
    for window in list(program.windows):
        window.bench.session.mark_saved()
        window.files.note_waiting = lambda: ""
        window.close()
    settle()


@pytest.fixture
def kickoff(tmp_path: Path) -> Path:
    """A map in a file."""
    path = tmp_path / "kickoff.journey"
    save(path, from_template("purchase", title="Kickoff"), map_id="map-kickoff", parents=())
    return path


@pytest.fixture
def shared_file(window: MainWindow, dialogs: FakeDialogs, tmp_path: Path) -> Path:
    """The file of the window's map, in a folder of its own that others reach as well."""
    folder = tmp_path / "share"
    folder.mkdir()
    dialogs.path = folder / "shop.journey"
    assert window.files.save()
    return dialogs.path


@pytest.fixture
def look(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Comes back to the window, and waits until the file was looked at."""

    def looked() -> None:
        with qtbot.waitSignal(window.files.outside.looked):
            window.files.look_outside()

    return looked
