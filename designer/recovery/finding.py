"""Looking for maps that were not saved, in a thread: reading, and a picture of each."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from designer.recovery.rebuilding import last_state
from exporters.progress import Progress
from model.document import JourneyMap
from model.ids import Id
from model.recovery import tries
from model.recovery.given_up import given_up
from model.recovery.leftovers import Leftover, leftovers
from model.versions import VersionStore

Paint = Callable[[JourneyMap], QImage]


@dataclass(frozen=True, slots=True)
class Found:
    """A map that was not saved, and how it looks; no picture where nothing can be shown."""

    left: Leftover
    picture: QImage | None = None


def find(folder: Path, paint: Paint, progress: Progress) -> tuple[Found, ...]:
    """What is in the folder of journals. A journal over which the program ends is marked."""
    found: list[Found] = []
    for left in leftovers(folder):
        picture = paint(last_state(left.replayed)[0]) if left.replayed is not None else None
        if not left.shunned:
            tries.come_through(left.journal)
        found.append(Found(left, picture))
        progress(0, 1)
    return tuple(found)


def find_given_up(versions: Path, is_open: Container[Id], paint: Paint) -> tuple[Found, ...]:
    """The maps without a file that were left without saving, but for those that are open."""
    left = given_up(VersionStore(versions), apart_from=is_open)
    return tuple(Found(each, paint(last_state(each.replayed)[0])) for each in left if each.replayed)


def repainted(found: Sequence[Leftover], paint: Paint) -> tuple[QImage | None, ...]:
    """Their pictures made once more, in another theme."""
    return tuple(
        paint(last_state(left.replayed)[0]) if left.replayed is not None else None for left in found
    )
