"""A journal that a released version wrote is read by every later one.

The files of a released version in ``tests/data/journals`` never change. A new version of the
records gets a new folder beside them (:mod:`tests.journal.freeze_journal`).
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from model.errors import FileError
from model.journal import Replayed, read, replayed
from model.migrations import CURRENT_VERSION
from model.storage import load
from tests.journal.freeze_journal import FILES, FROZEN, NAME, SAVED, frozen, worked
from tests.journal.helping import MAP, begun
from tests.model.freeze_format import FORMATS

_VERSIONS = range(1, CURRENT_VERSION + 1)


def _opened(folder: Path, target: Path) -> Replayed:
    shutil.copytree(folder, target)
    recorded = read(target)
    recorded.release()
    return replayed(recorded)


@pytest.mark.parametrize("version", _VERSIONS)
def test_a_journal_of_each_version_is_read(version: int, tmp_path: Path) -> None:
    back = _opened(frozen(version), tmp_path / NAME)
    journal = begun(tmp_path / "now")
    started = load(FORMATS / f"v{version}" / "everything.journey").document
    expected, (note, gone) = worked(journal, started)
    journal.end()
    assert back.warnings == ()
    assert back.document == expected
    assert back.steps[0].change == note
    assert back.steps[1].merge_key == "1:title"
    assert {record.id for record in back.steps[2].change.removed} == {r.id for r in gone.removed}
    assert (len(back.steps), back.position) == (3, 2)
    assert back.typed == {"card card-1 text": "half a sen\ntence"}
    assert (back.head.path, back.head.stamp) == (SAVED.path, SAVED.stamp)
    assert back.head.parents == ("1" * 64, "2" * 64)


def test_what_is_written_changes_with_the_version_only(tmp_path: Path) -> None:
    journal = begun(tmp_path)
    worked(journal, MAP)
    journal.leave()
    assert {folder.name for folder in FROZEN.iterdir()} == {f"v{n}" for n in _VERSIONS}
    for name in FILES:
        assert (journal.path / name).read_bytes() == (frozen() / name).read_bytes()


def test_records_of_an_older_version_are_led_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it will be with a version in which cards might have another name for their text."""

    def led_up(data: dict[str, Any]) -> dict[str, Any]:
        document = dict(data["document"])
        document["cards"] = [{**card, "text": "led up"} for card in document.get("cards", ())]
        return {"version": CURRENT_VERSION + 1, "document": document}

    monkeypatch.setattr("model.journal.wire.VERSION", CURRENT_VERSION + 1)
    monkeypatch.setattr("model.journal.wire.migrated", led_up)
    back = _opened(frozen(1), tmp_path / NAME)
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
        _opened(frozen(1), tmp_path / NAME)
