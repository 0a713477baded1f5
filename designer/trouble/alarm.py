"""The alarm: what must be put in safety at once, before anything is said about what went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable

_log = logging.getLogger(__name__)


class Alarm:
    """Who keeps work safe asks to be called when something fails that should not."""

    def __init__(self) -> None:
        self._called: list[Callable[[], None]] = []

    def add(self, secure: Callable[[], None]) -> None:
        """Call ``secure`` at each alarm, from whatever thread, until it is taken out again."""
        self._called.append(secure)

    def discard(self, secure: Callable[[], None]) -> None:
        """Do not call it any more."""
        if secure in self._called:
            self._called.remove(secure)

    def raised(self) -> None:
        """Something failed: put everything in safety. One that cannot does not keep the others."""
        for secure in tuple(self._called):
            try:
                secure()
            except Exception as error:  # noqa: BLE001 - the error that is told is the first one
                _log.info("not put in safety: %s", type(error).__name__)
