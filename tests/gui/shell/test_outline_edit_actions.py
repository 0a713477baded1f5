"""The actions of the menu Edit do in the outline what they do on the canvas."""

from __future__ import annotations

import pytest

from tests.helpers.action_walk import Walk

# Windows beside the map get no hints from the window manager on this platform.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def test_an_action_does_in_the_outline_what_it_does_on_the_canvas(walk: Walk) -> None:
    assert walk.differing("Edit") == {}
