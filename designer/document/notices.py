"""What notices about the file of a map share: their keys, and the way out to another name."""

from __future__ import annotations

from collections.abc import Callable

from resources.words import tr
from widgets.message_bar import Choice

OUTSIDE_KEY = "outside"
MERGE_KEY = "merge"
COPIES_KEY = "copies"
FILE_KEY = "file"
LOCK_KEY = "lock"
REPAIRS_KEY = "repairs"


def elsewhere(save_as: Callable[[], None]) -> Choice:
    """Save under another name. It stays: who closes the dialog shall still read what is wrong."""
    return Choice(tr("Save as…"), save_as, stays=True)
