"""A journal that a released version wrote is read by every later one.

The files in ``tests/data/journals/v1`` never change. When the format does, it gets a new version, a
new folder beside that one, and this test another line.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.edits import add_card, edit, remove
from model.errors import FileError
from model.ids import seeded_ids
from model.journal import Edited, Journal, Redone, Replayed, Saved, Typed, Undone, read, replayed
from model.journal.frames import JOURNAL_VERSION
from model.kinds import CardKind
from model.migrations import CURRENT_VERSION
from model.places import ParkingPlace
from model.records import MAP_ID
from tests.journal.helping import MAP, begun

_FROZEN = Path(__file__).parents[1] / "data" / "journals"
_NAME = "20261102T093000Z-00000001"
_SAVED = Saved(Path("/maps/Übersicht.journey"), "1" * 64, ("2" * 64,), "3" * 64)


def _worked(journal: Journal) -> tuple[JourneyMap, tuple[ChangeSet, ...]]:
    """Every kind of entry; the map at the end, and the steps of its history."""
    note = add_card(
        MAP, ParkingPlace(), kind=CardKind.PAIN_POINT, text="返品 – slow", ids=seeded_ids("frozen")
    )
    one = apply(MAP, note)
    first = edit(one, MAP_ID, title="A bi")
    two = apply(one, first)
    second = edit(two, MAP_ID, title="A bicycle")
    three = apply(two, second)
    gone = remove(three, [next(iter(MAP.stages))])
    four = apply(three, gone)
    journal.write(Edited(note), one)
    journal.write(Edited(first, "1:title"), two)
    journal.write(Edited(second, "1:title"), three)
    journal.write(Edited(gone), four)
    journal.write(Undone(gone.reversed()), three)
    journal.write(_SAVED, three)
    journal.write(Redone(gone), four)
    journal.write(Undone(gone.reversed()), three)
    journal.write(Typed("card card-1 text", "half a sen\ntence"), three)
    return three, (note, gone)


def _opened(folder: Path, target: Path) -> Replayed:
    shutil.copytree(folder, target)
    recorded = read(target)
    recorded.release()
    return replayed(recorded)


def test_a_journal_of_version_1_is_read(tmp_path: Path) -> None:
    back = _opened(_FROZEN / "v1" / _NAME, tmp_path / _NAME)
    journal = begun(tmp_path / "now")
    expected, (note, gone) = _worked(journal)
    journal.end()
    assert back.warnings == ()
    assert back.document == expected
    assert back.steps[0].change == note
    assert back.steps[1].merge_key == "1:title"
    assert {record.id for record in back.steps[2].change.removed} == {r.id for r in gone.removed}
    assert (len(back.steps), back.position) == (3, 2)
    assert back.typed == {"card card-1 text": "half a sen\ntence"}
    assert (back.head.path, back.head.stamp) == (_SAVED.path, _SAVED.stamp)
    assert back.head.parents == ("1" * 64, "2" * 64)


def test_what_is_written_changes_with_the_version_only(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    _worked(journal)
    journal.leave()
    frozen = _FROZEN / f"v{JOURNAL_VERSION}" / _NAME
    for name in ("000001.base", "000001.log"):
        assert (journal.path / name).read_bytes() == (frozen / name).read_bytes()


def test_records_of_an_older_version_are_led_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it will be with version 2, in which cards might have another name for their text."""

    def led_up(data: dict[str, Any]) -> dict[str, Any]:
        document = dict(data["document"])
        document["cards"] = [{**card, "text": "led up"} for card in document.get("cards", ())]
        return {"version": CURRENT_VERSION + 1, "document": document}

    monkeypatch.setattr("model.journal.wire.VERSION", CURRENT_VERSION + 1)
    monkeypatch.setattr("model.journal.wire.migrated", led_up)
    back = _opened(_FROZEN / "v1" / _NAME, tmp_path / _NAME)
    assert back.warnings == ()
    assert {card.text for card in back.document.cards.values()} == {"led up"}


def test_records_of_a_version_nobody_knows_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.journal.wire.VERSION", CURRENT_VERSION + 1)

    def nothing_known(_data: dict[str, Any]) -> dict[str, Any]:
        raise LookupError

    monkeypatch.setattr("model.journal.wire.migrated", nothing_known)
    with pytest.raises(FileError, match="damaged"):
        _opened(_FROZEN / "v1" / _NAME, tmp_path / _NAME)
