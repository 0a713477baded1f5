"""The thread that has a journal on the disk within a second, and tries again when that fails."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, TypeAlias

from model.errors import FileError
from model.journal.writer import Journal

WITHIN_S: Final = 0.5
"""How long an edit waits for others before all are synced: half of what is promised."""
AGAIN_S: Final = 2.0
"""How long until it is tried again when the disk does not take it."""
_HEARD_S: Final = 0.02

Wait: TypeAlias = Callable[[float], bool]
Told: TypeAlias = Callable[[FileError | None], None]


class Syncer:
    """Syncs one journal in a thread of its own, which dies with the process.

    ``told`` hears, in that thread, of every trouble that is new, and of its end with None.
    ``wait`` lets so many seconds pass and says whether it was stopped meanwhile.
    """

    def __init__(self, journal: Journal, *, told: Told, wait: Wait | None = None) -> None:
        self._journal = journal
        self._told = told
        self._stopped = threading.Event()
        self._wait: Wait = wait if wait is not None else self._stopped.wait
        self._trouble: str | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)

    def start(self) -> None:
        """Begin; the base is written at once."""
        self._thread.start()

    def stop(self) -> None:
        """Have it end after what it is at; the journal itself goes on or is ended by its owner."""
        self._stopped.set()
        while self._thread.is_alive():
            # Said until it is heard: a sync that just begins takes the first word for an edit that
            # it has in hand, and would sleep for ever after it, and with it whoever stops it.
            self._journal.wanted.set()
            self._thread.join(_HEARD_S)

    def _run(self) -> None:
        stopped = False
        while not stopped:
            self.turn()
            if self._trouble is not None:
                stopped = self._wait(AGAIN_S)
            else:
                self._journal.wanted.wait()
                stopped = self._wait(WITHIN_S)

    def turn(self) -> None:
        """Sync once, and say what is new about it."""
        try:
            self._journal.sync()
        except FileError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._told(error)
        else:
            if self._trouble is not None:
                self._trouble = None
                self._told(None)
