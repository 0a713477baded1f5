"""Another program writes the map while it is being saved here: at every moment of the save."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.errors import ChangedOutsideError
from model.storage import UnsureSaveError, load, save
from model.templates import from_template
from tests.durability.faulty import _Patched

MAP_ID = "map-races"


@dataclass
class Intruder(_Patched):
    """Does something right after the ``at``-th operation, counted from 1."""

    act: Callable[[], object]
    at: int
    done: list[str] = field(default_factory=list)
    acted: bool = False

    def asked(self, name: str, real: Callable[..., Any], arguments: Any, keywords: Any) -> Any:
        answer = real(*arguments, **keywords)
        self.done.append(name)
        if len(self.done) == self.at:
            self.acted = True
            self.act()
        return answer


def _replacing(path: Path, theirs: bytes) -> None:
    beside = path.with_name("theirs")
    beside.write_bytes(theirs)
    beside.replace(path)


def _in_place(path: Path, theirs: bytes) -> None:
    path.write_bytes(theirs)


def _titled(document: JourneyMap, title: str) -> JourneyMap:
    return apply(document, edit(document, "map", title=title))


@pytest.mark.parametrize("way", [_replacing, _in_place])
def test_what_is_written_at_any_moment_of_a_save_is_not_overwritten(
    tmp_path: Path, way: Callable[[Path, bytes], None]
) -> None:
    old = from_template("purchase", title="Old")
    ours, theirs = _titled(old, "Ours"), _titled(old, "Theirs")
    path, other = tmp_path / "map.journey", tmp_path / "other.journey"
    save(other, theirs, map_id=MAP_ID)
    ends: list[str] = []
    for at in itertools.count(1):
        path.unlink(missing_ok=True)
        stamp = save(path, old, map_id=MAP_ID).stamp
        with Intruder(lambda: way(path, other.read_bytes()), at) as intruder:
            try:
                save(path, ours, map_id=MAP_ID, expected_stamp=stamp)
                ends.append("saved")
            except ChangedOutsideError:
                ends.append("refused")
            except UnsureSaveError:
                ends.append("not sure")
        if not intruder.acted:
            break
        assert load(path).document == theirs, intruder.done
        before = "replace" not in intruder.done
        assert (ends[-1] == "refused") == before  # what comes after ours is found by the next look
    assert ends.count("refused") >= 3
    assert {"not sure", "saved"} >= set(ends) - {"refused"}
    assert load(path).document == ours
