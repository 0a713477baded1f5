"""What holds for every test: no display, no warning, no logged error, no person's own settings."""

from __future__ import annotations

import functools
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:  # tests without a window never import Qt
    from pytestqt.qtbot import QtBot

# Before anything imports Qt: a test must never need a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"

# The same examples on every run, so that a red build means a change and not bad luck. To search
# for new examples: HYPOTHESIS_PROFILE=search make test
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", deadline=None, print_blob=True, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def _application_first(request: pytest.FixtureRequest) -> None:
    """Where some test needs the window, its application is the first: Qt bears no second one.

    A test that only makes a picture would make a smaller one.
    """
    if any("qapp" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("qapp")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real data that nobody here wrote; the test is skipped where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real journeys (../shared/corpus) is not on this machine")
    return CORPUS


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test: settings and journals of the person at this machine stay out."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "APPDATA": "roaming",
        "LOCALAPPDATA": "local",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    return home


_PATIENCE_MS = 120_000
_WAITS = ("waitUntil", "waitSignal", "waitSignals", "waitCallback", "waitExposed", "waitActive")


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Qt's bot with patience: what is waited for comes at once, or on a slow machine later.

    A test that fails because five seconds were over says nothing about the program.
    """
    for name in _WAITS:
        setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=_PATIENCE_MS))
    return qtbot


class _Recorder(logging.Handler):
    """Keeps what is logged at the level of a warning or above."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_logged_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or an error in the log fails the test, unless it is marked ``expects_log``."""
    recorder = _Recorder()
    logging.getLogger().addHandler(recorder)
    yield
    logging.getLogger().removeHandler(recorder)
    if recorder.messages and request.node.get_closest_marker("expects_log") is None:
        pytest.fail("logged during the test:\n" + "\n".join(recorder.messages), pytrace=False)
