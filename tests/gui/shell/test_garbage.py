"""What an open map consists of is not looked through for garbage; a closed one is."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from designer.app import Application
from designer.document.session import DocumentSession
from designer.garbage import LARGE, GarbageInTurn, look_for_garbage
from tests.bench.maps import synthetic
from tests.gui.canvas.conftest import small_map
from tests.helpers.robot import settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Nothing stays left out for the tests after."""
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_a_large_map_is_left_out_and_a_small_one_is_not(application: Application) -> None:
    window = application.open_window()
    settle()
    gc.unfreeze()  # what the start of the program left out
    window.show_session(DocumentSession(small_map()))
    settle()
    assert gc.get_freeze_count() == 0
    window.show_session(DocumentSession(synthetic(LARGE)))
    settle()
    assert gc.get_freeze_count() > LARGE


def test_the_map_before_is_not_kept_for_good(application: Application) -> None:
    window = application.open_window()
    window.show_session(DocumentSession(synthetic(LARGE)))
    settle()
    gone = weakref.ref(window.bench.canvas.layout_now)
    window.show_session(DocumentSession(synthetic(LARGE + 1)))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a turn of exec() does
    settle()
    assert gone() is None


def test_garbage_is_looked_for_in_the_thread_of_the_windows_only(application: Application) -> None:
    application.open_window()
    settle()
    assert not gc.isenabled()
    threads: list[threading.Thread] = []

    def seen(phase: str, _info: dict[str, int]) -> None:
        threads.append(threading.current_thread())

    gc.callbacks.append(seen)
    try:
        room = threading.Thread(target=lambda: [[] for _ in range(10 * gc.get_threshold()[0])])
        room.start()
        room.join()
        assert threads == []
        gone = weakref.ref(_Ring())
        things: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
        look_for_garbage()
    finally:
        gc.callbacks.remove(seen)
    assert set(threads) == {threading.main_thread()}
    assert things
    assert gone() is None


def test_a_window_at_rest_is_looked_at_seldom_and_a_busy_one_often(
    application: Application,
) -> None:
    garbage = GarbageInTurn(application)
    often = garbage.clock.interval()
    gc.collect()
    for _ in range(8):
        garbage.look()
    assert garbage.clock.interval() == 16 * often
    garbage.look()
    assert garbage.clock.interval() == 16 * often  # and not less often than that
    things: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    garbage.look()
    assert things
    assert garbage.clock.interval() == often


class _Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self
