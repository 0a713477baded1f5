"""Pictures of what is offered after a crash."""

from __future__ import annotations

import shutil

from PySide6.QtWidgets import QApplication

from designer.app import Application
from designer.places import Places
from designer.settings import SettingsStore
from model.edits import add_card, edit
from model.kinds import CardKind
from model.places import CellPlace
from model.records import MAP_ID
from tests.shots.studio import Studio


def start(studio: Studio) -> None:
    """Two maps were not saved, told above the start page."""
    _crash(studio)
    _look(studio)


def above_a_map(studio: Studio) -> None:
    """The same above a map that was opened meanwhile."""
    _crash(studio)
    studio.open_sample()
    _look(studio)


def _crash(studio: Studio) -> None:
    """Another program edits two maps; what it leaves when it is killed becomes ours."""
    ours = studio.program.places
    theirs = Places.within(ours.journals.parent / "crashed")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = SettingsStore(ours.journals.parent / "crashed.json")
    other = Application(application, settings=settings, places=theirs)
    other.style.choose(studio.program.style.tokens.name)  # one sheet for all windows
    for template, title in (("purchase", "Buying a bicycle"), ("engagement", "")):
        window = other.open_window()
        window.files.start_from(template)
        session = window.bench.session
        if title:
            session.push(edit(session.document, MAP_ID, title=title))
        step, lane = next(iter(session.document.steps)), next(iter(session.document.lanes))
        for text in ("Reads three reviews", "Asks a friend who rides"):
            place = CellPlace(lane, step)
            session.push(add_card(session.document, place, kind=CardKind.ACTION, text=text))
    shutil.copytree(theirs.journals, ours.journals, dirs_exist_ok=True)
    for window in list(other.windows):
        window.bench.session.mark_saved()
        window.close()
    other.end()
    studio.window.activateWindow()
    studio.wait()


def _look(studio: Studio) -> None:
    studio.program.recover(asked=False)
    recovery = studio.program.recovery
    while recovery is not None and recovery.busy:
        studio.wait()
    studio.wait()
