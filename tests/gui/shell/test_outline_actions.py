"""Every action of the table, from the outline: it does there what it does on the canvas.

The menus with many actions about the map have a file each beside this one.
"""

from __future__ import annotations

import pytest

from designer.actions.table import ACTIONS, MENUS
from designer.outline.keys import Key, Kind
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.action_walk import (
    ENDING,
    LEAVING,
    NOT_CONTENT,
    Walk,
    begin,
    call,
    finish,
    ready,
    reason,
    walked_map,
)
from tests.helpers.outline import OutlineRobot

# Windows beside the map get no hints from the window manager on this platform.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

_IN_OTHER_FILES = ("Edit", "Insert", "Map")


def test_the_walk_knows_every_action() -> None:
    named = {spec.id for spec in ACTIONS}
    assert named >= ENDING | LEAVING
    assert [prefix for prefix in NOT_CONTENT if any(n.startswith(prefix) for n in named)] == list(
        NOT_CONTENT
    )
    assert {path for path, _ in MENUS} >= set(_IN_OTHER_FILES)


@pytest.mark.parametrize("menu", [path for path, _ in MENUS if path not in _IN_OTHER_FILES])
def test_an_action_does_in_the_outline_what_it_does_on_the_canvas(walk: Walk, menu: str) -> None:
    assert walk.differing(menu) == {}


def test_what_is_not_about_the_map_runs_from_the_outline_too(
    walk: Walk, dialogs: FakeDialogs
) -> None:
    window, said, document = walk.window, list[str](), walked_map()
    window.actions_by_id.failed.connect(said.append)
    for spec in ACTIONS:
        if not reason(spec) or spec.id in ENDING | LEAVING:
            continue
        begin(spec, window)
        robot = OutlineRobot(window)
        robot.go_to(Key(Kind.CARD, "c2"))
        if spec.id.startswith("view.view-"):  # as many as views are kept
            continue
        assert ready(spec, window), spec.id
        call(spec, window, robot.view)
        finish(window)
        assert window.bench.session.document == document, spec.id
    assert said == []
    assert {"save", "about"} <= set(dialogs.asked)
