"""Folders of the program's own: for their owner only, and there for good."""

from __future__ import annotations

from pathlib import Path

from model import disk


def make_lasting(folder: Path) -> None:
    """Make a folder, and those above it, that only their owner may look into.

    Their names are on the disk when this returns: what is put into them is not lost with them when
    the power goes.

    Raises:
        OSError: it cannot be made.
    """
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(new):
        disk.make_folder(path, private=True)
        disk.sync_folder(path.parent)
