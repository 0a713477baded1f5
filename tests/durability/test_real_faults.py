"""The same with faults that the system itself makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import FileError
from model.storage import dumps, load, save
from model.templates import from_template
from tests.bench.maps import synthetic
from tests.durability.faulty import names
from tests.durability.real_faults import ran_limited, ran_without_rights, small_disk

_SAVE = """
import sys
from pathlib import Path
from model.errors import FileError
from model.storage import dumps, save
from model.templates import from_template
document = from_template("purchase", title="New")
dumps(document, map_id="map-real")  # nothing is imported after the rights are gone
# rights #
try:
    save(Path(sys.argv[1]), document, map_id="map-real")
except FileError as error:
    print(error)
else:
    print("saved")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map that is there."""
    folder = tmp_path / "maps"
    folder.mkdir()
    path = folder / "map.journey"
    save(path, from_template("purchase", title="Old"), map_id="map-real")
    return path


def _is_as_it_was(path: Path) -> None:
    assert load(path).document.info.title == "Old"
    assert names(path.parent) == [path.name]


def test_a_disk_that_is_full_keeps_the_old_map(tmp_path: Path) -> None:
    large = synthetic(2_000)
    assert 400_000 < len(dumps(large, map_id="map-real")) < 900_000
    with small_disk(tmp_path) as place:
        path = place / "map.journey"
        save(path, large, map_id="map-real")
        with pytest.raises(FileError, match="no room on the disk"):  # for two there is none
            save(path, synthetic(2_001), map_id="map-real")
        assert load(path).document == large
        assert names(place) == [path.name]
        small = from_template("purchase", title="Less")
        save(path, small, map_id="map-real")
        assert load(path).document == small


@pytest.mark.parametrize("limit", [0, 1, 2_000])
def test_a_limit_of_the_size_of_files_keeps_the_old_map(path: Path, limit: int) -> None:
    assert "too large for this disk" in ran_limited(_SAVE, str(path), limit=limit)
    _is_as_it_was(path)


def test_a_folder_without_the_right_to_write_keeps_the_old_map(path: Path) -> None:
    for folder in (path.parent, *path.parent.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    path.chmod(0o666)
    path.parent.chmod(0o555)
    try:
        assert "not allowed to write" in ran_without_rights(_SAVE, str(path))
    finally:
        path.parent.chmod(0o755)
    _is_as_it_was(path)
