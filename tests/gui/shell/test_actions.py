"""The table of actions: whole, unambiguous, and each one does something without failing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from designer.actions.table import ACTIONS, MENUS
from designer.document.session import DocumentSession
from designer.window.main_window import MainWindow
from resources.locator import icon_names
from tests.gui.shell.faces import FakeDialogs

# Windows beside the map get no hints from the window manager on this platform.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

# They end the window or the program, or wait for a person in a dialog of the system.
_MOST_KEYS = 3
_ENDING = {"file.close", "file.quit", "file.window"}


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_an_action_is_whole(spec) -> None:
    assert spec.name
    assert spec.tip
    assert spec.tip != spec.text
    assert spec.tip[0].isupper()
    assert not spec.tip.endswith((".", ";", ",", "…", " "))  # the keys stand behind it
    assert spec.icon in icon_names()
    assert spec.menu.split("/")[0] in dict(MENUS)


def test_ids_are_unique() -> None:
    assert not [name for name, n in Counter(spec.id for spec in ACTIONS).items() if n > 1]


def test_shortcuts_are_valid_and_never_ambiguous() -> None:
    keys = {keys: QKeySequence(keys) for spec in ACTIONS for keys in spec.shortcuts}
    assert all(1 <= key.count() <= _MOST_KEYS for key in keys.values())
    named = [QKeySequence(keys) for spec in ACTIONS for keys in spec.shortcuts]
    twice = [name for name, n in Counter(key.toString() for key in named).items() if n > 1]
    assert not twice
    # What begins another one: Qt would wait for a key that may never come, or never see it.
    partial = QKeySequence.SequenceMatch.PartialMatch
    begun = [
        (one, other)
        for one, key in keys.items()
        for other, longer in keys.items()
        if one != other and longer.matches(key) is partial
    ]
    assert not begun


def _menus(menu: QMenu) -> Iterator[QMenu]:
    yield menu
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _menus(inner)


def test_every_action_stands_in_a_menu_and_mnemonics_are_unique(window: MainWindow) -> None:
    bar = window.menuBar()
    tops = [action.menu() for action in bar.actions()]
    found: list[QAction] = []
    for top in tops:
        assert isinstance(top, QMenu)
        for menu in _menus(top):
            found.extend(menu.actions())
            letters = Counter(
                a.text()[a.text().index("&") + 1].lower() for a in menu.actions() if "&" in a.text()
            )
            assert not [x for x, n in letters.items() if n > 1], menu.title()
    times = Counter(action.objectName() for action in found)
    assert {spec.id: times[spec.id] for spec in ACTIONS} == dict.fromkeys(
        (spec.id for spec in ACTIONS), 1
    )
    letters = Counter(action.text()[1].lower() for action in bar.actions())
    assert max(letters.values()) == 1


@pytest.mark.parametrize("selected", [0, 1, 3])
def test_every_action_runs_on_a_map(
    window: MainWindow, dialogs: FakeDialogs, qtbot: QtBot, selected: int
) -> None:
    said: list[str] = []
    document = window.bench.session.document
    window.actions_by_id.failed.connect(said.append)
    cards = list(document.cards)[:selected]
    for spec in ACTIONS:
        if spec.id in _ENDING:
            continue
        # Each one on the map as it was.
        if not window.has_map or window.bench.session.document != document:
            window.show_session(DocumentSession(document))
        window.bench.canvas.select(cards)
        window.actions_by_id.refresh()
        action = window.actions_by_id[spec.id]
        action.trigger()
        window.bench.commit_editors()
        window.bench.session.undo_stack.setIndex(0)
        if window.full_screen:
            window.switch_full_screen()
        for dialog in window.findChildren(QMenu):
            dialog.close()
        qtbot.wait(1)
    assert said == []
    assert {"open", "import", "save", "picture", "about"} <= set(dialogs.asked)


def test_selection_decides_what_is_enabled(sample_window: MainWindow) -> None:
    window = sample_window
    delete, vote = window.actions_by_id["edit.delete"], window.actions_by_id["map.vote"]
    window.actions_by_id.refresh()
    assert not delete.isEnabled()
    card = next(iter(window.bench.session.document.cards))
    window.bench.canvas.select([card])
    window.actions_by_id.refresh()
    assert delete.isEnabled()
    assert vote.isEnabled()
    marker = next(iter(window.bench.session.document.markers))
    window.bench.canvas.select([marker])
    window.actions_by_id.refresh()
    assert delete.isEnabled()
    assert not vote.isEnabled()


def test_nothing_of_a_map_is_enabled_on_the_start_page(application, qtbot: QtBot) -> None:
    window = application.open_window()
    assert not window.actions_by_id["edit.paste"].isEnabled()
    assert not window.actions_by_id["file.save"].isEnabled()
    assert window.actions_by_id["file.open"].isEnabled()


def test_a_failed_action_says_so_in_the_status_bar(
    window: MainWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    broken = tmp_path / "not-a-picture.png"
    broken.write_bytes(b"GIF89a nothing")
    dialogs.path = broken
    window.actions_by_id["insert.image"].trigger()
    assert "picture" in window.view.status_bar.sentence.lower()
