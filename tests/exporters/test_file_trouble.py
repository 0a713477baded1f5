"""Whatever happens to the file of an export: what was there before is whole, and it is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporters.options import ExportOptions
from exporters.poster.options import Each, PosterOptions, Tiling
from exporters.poster.paper import paper_named
from exporters.poster.picture import Picture
from exporters.progress import Cancelled, Progress, no_progress
from exporters.registry import FORMATS, export
from model.errors import FileError
from tests.exporters.maps import small_map

pytestmark = pytest.mark.usefixtures("qapp")

OLD = b"the old poster"
TILED = PosterOptions(paper=paper_named("A3"), tiling=Tiling(paper_named("A5")))
PIECES = PosterOptions(picture=Picture(tile=400))
EACH_STAGE = PosterOptions(each=Each.STAGE)
# Every format, and every way that writes more than one sheet or file.
WAYS = [
    *((entry.suffix, PosterOptions()) for entry in FORMATS),
    (".pdf", TILED),
    (".pdf", EACH_STAGE),
    (".png", PIECES),
    (".svg", EACH_STAGE),
]
NAMES = [
    *(entry.suffix for entry in FORMATS),
    *(".pdf tiled", ".pdf each stage", ".png in pieces", ".svg each stage"),
]
ways = pytest.mark.parametrize(("suffix", "options"), WAYS, ids=NAMES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for posters only: other things of a test must not be taken for leftovers."""
    made = tmp_path / "posters"
    made.mkdir()
    return made


@pytest.fixture
def old(folder: Path, suffix: str, options: PosterOptions) -> dict[Path, bytes]:
    """The files of an export made before, each with other bytes than it will get."""
    report = _export(folder, suffix, options)
    for path in report:
        path.write_bytes(OLD)
    return contents(folder)


def _export(
    folder: Path, suffix: str, options: PosterOptions, progress: Progress = no_progress
) -> tuple[Path, ...]:
    path = folder / f"map{suffix}"
    report = export(
        small_map("Words", "More words"), path, ExportOptions(poster=options), progress=progress
    )
    return report.files or (report.path,)


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.iterdir()}


def failing(code: int) -> Callable[..., Any]:
    def fail(*arguments: Any, **options: Any) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@ways
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_files_whole_and_says_so(
    folder: Path,
    suffix: str,
    options: PosterOptions,
    old: dict[Path, bytes],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
):
    monkeypatch.setattr(os, step, failing(errno.ENOSPC))
    with pytest.raises(FileError, match=rf"There is no room on the disk for “map.*\{suffix}”"):
        _export(folder, suffix, options)
    assert contents(folder) == old


@ways
def test_a_file_that_another_program_holds_is_left_whole_and_told(
    folder: Path,
    suffix: str,
    options: PosterOptions,
    old: dict[Path, bytes],
    monkeypatch: pytest.MonkeyPatch,
):
    """As Windows does while a viewer shows the old poster: it can be neither moved nor replaced."""
    real, held = os.replace, max(old)

    def replace(source: Path, target: Path) -> None:
        if held in (Path(source), Path(target)):
            raise PermissionError(errno.EBUSY, os.strerror(errno.EBUSY), str(held))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(FileError) as caught:
        _export(folder, suffix, options)
    assert str(caught.value) == (
        f"“{held.name}” is in use by another program; close it there and try again."
    )
    assert contents(folder) == old


@ways
def test_a_write_protected_file_stays_as_it_is(
    folder: Path,
    suffix: str,
    options: PosterOptions,
    old: dict[Path, bytes],
    monkeypatch: pytest.MonkeyPatch,
):
    locked = max(old)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != locked)
    with pytest.raises(FileError, match=f"“{locked.name}” is write-protected"):
        _export(folder, suffix, options)
    assert contents(folder) == old


@ways
def test_a_folder_that_cannot_be_written_to_is_told(
    folder: Path,
    suffix: str,
    options: PosterOptions,
    old: dict[Path, bytes],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("model.disk.create", failing(errno.EROFS))
    monkeypatch.setattr(Path, "mkdir", failing(errno.EROFS))
    with pytest.raises(FileError, match="is read-only; save elsewhere"):
        _export(folder, suffix, options)
    monkeypatch.undo()
    assert contents(folder) == old


@ways
def test_a_folder_that_is_not_there_is_told(folder: Path, suffix: str, options: PosterOptions):
    with pytest.raises(FileError, match=r"the folder “.*nowhere” does not exist"):
        _export(folder / "nowhere", suffix, options)
    assert contents(folder) == {}


@ways
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_stopping_half_way_leaves_no_file(
    folder: Path, suffix: str, options: PosterOptions, share: float
):
    def stop(done: int, total: int) -> None:
        if done >= share * total and not list(folder.glob("map*")):
            raise Cancelled

    # Whoever stops when all is done may find the file there, whole, but never a part of it.
    try:
        _export(folder, suffix, options, stop)
    except Cancelled:
        assert contents(folder) == {}
    else:
        assert share == 1.0
        assert not list(folder.glob(".*"))


@ways
def test_stopping_leaves_the_old_files_whole(
    folder: Path, suffix: str, options: PosterOptions, old: dict[Path, bytes]
):
    def stop(done: int, total: int) -> None:
        if 2 * done >= total:
            raise Cancelled

    with pytest.raises(Cancelled):
        _export(folder, suffix, options, stop)
    assert contents(folder) == old
