"""Write the frozen journal of the present version of the records.

``python -m tests.journal.freeze_journal``, only while that version is not yet released. Afterwards
the files of a version never change.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_card, edit, remove
from model.ids import seeded_ids
from model.journal import Edited, Journal, Redone, Saved, Typed, Undone
from model.kinds import CardKind
from model.places import ParkingPlace
from model.records import MAP_ID
from model.storage import VERSION
from tests.journal.helping import MAP, begun
from tests.model.freeze_format import released

FROZEN: Final = Path(__file__).parents[1] / "data" / "journals"
NAME: Final = "20261102T093000Z-00000001"
FILES: Final = ("000001.base", "000001.log")
SAVED: Final = Saved(Path("/maps/Übersicht.journey"), "1" * 64, ("2" * 64,), "3" * 64)


def frozen(version: int = VERSION) -> Path:
    """The journal that a program wrote whose records were of this version."""
    return FROZEN / f"v{version}" / NAME


def worked(journal: Journal, start: JourneyMap) -> tuple[JourneyMap, tuple[ChangeSet, ...]]:
    """Every kind of entry; the map at the end, and the steps of its history."""
    note = add_card(
        start,
        ParkingPlace(),
        kind=CardKind.PAIN_POINT,
        text="返品 – slow",
        ids=seeded_ids("frozen"),
    )
    one = apply(start, note)
    first = edit(one, MAP_ID, title="A bi")
    two = apply(one, first)
    second = edit(two, MAP_ID, title="A bicycle")
    three = apply(two, second)
    gone = remove(three, [next(iter(start.stages))])
    four = apply(three, gone)
    journal.write(Edited(note), one)
    journal.write(Edited(first, "1:title"), two)
    journal.write(Edited(second, "1:title"), three)
    journal.write(Edited(gone), four)
    journal.write(Undone(gone.reversed()), three)
    journal.write(SAVED, three)
    journal.write(Redone(gone), four)
    journal.write(Undone(gone.reversed()), three)
    journal.write(Typed("card card-1 text", "half a sen\ntence"), three)
    return three, (note, gone)


def main() -> None:
    """Write base and log."""
    if str(VERSION) in released():
        message = f"version {VERSION} is released: a change needs a new version and a migration"
        raise SystemExit(message)
    frozen().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        journal = begun(Path(folder))
        worked(journal, MAP)
        journal.leave()
        for name in FILES:
            shutil.copy(journal.path / name, frozen() / name)


if __name__ == "__main__":
    main()
