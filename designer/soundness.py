"""What is looked at before anything else: whether this Python and this Qt can be relied on."""

from __future__ import annotations

import sys

from model.errors import JourneyboardError
from resources.words import tr

_BAD_QT, _GOOD_PYTHON = (6, 12), (3, 12)
_CALLS = 200


def check_versions(python: tuple[int, ...], qt: tuple[int, ...]) -> None:
    """Refuse the pair that dies after a few thousand calls, losing what was not saved.

    Raises:
        JourneyboardError: it is that pair; the sentence says what to install.
    """
    if qt >= _BAD_QT and python < _GOOD_PYTHON:
        raise _refused(python, qt)


def check_references(python: tuple[int, ...], qt: tuple[int, ...]) -> None:
    """Refuse a pair that uses up ``None`` whatever its versions say: a build may have the fault.

    From Python 3.12 on ``None`` cannot be used up.

    Raises:
        JourneyboardError: calls that return nothing take a reference to ``None`` with them.
    """
    if python >= _GOOD_PYTHON:
        return
    from PySide6.QtCore import QObject  # noqa: PLC0415 - only where it has to be tried

    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        probe.setObjectName("")
    if before - sys.getrefcount(None) > _CALLS // 2:
        raise _refused(python, qt)


def _refused(python: tuple[int, ...], qt: tuple[int, ...]) -> JourneyboardError:
    return JourneyboardError(
        tr(
            "PySide6 {qt} crashes on Python {python}: install PySide6-Essentials 6.11, or use "
            "Python 3.12 or newer.",
            qt=".".join(map(str, qt)),
            python=".".join(map(str, python)),
        )
    )
