"""Whatever stands in a map file: an answer within bounds, in one sentence, and no harm done.

Through the real commands, in processes of their own, many files in each; processor time and memory
are measured file by file.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from exporters.painters.pictures import picture_kind
from model.errors import FileError
from model.storage import changed_outside, load, loads, save
from tests.hostile import maps, odd_maps
from tests.hostile.cage import Ran, ran
from tests.hostile.map_table import MAPS
from tests.hostile.mutants import tried
from tests.hostile.pictures import PICTURES, map_with
from tests.hostile.shown import shown
from tests.hostile.table import Hostile

SECONDS, MEGABYTES = 2.0, 300
_AT_ONCE = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="resource limits are of Unix")


@pytest.mark.parametrize("first", range(0, len(MAPS), _AT_ONCE))
def test_a_hostile_map_opens_or_is_refused_in_a_sentence(first: int, tmp_path: Path) -> None:
    some = MAPS[first : first + _AT_ONCE]
    files = [_written(one, tmp_path) for one in some]
    before = [_state(file) for file in files]
    commands = [["info", str(_harmless(tmp_path))]]
    for number, file in enumerate(files):
        commands.append(["info" if number % 2 else "validate", str(file), "--json"])
    answers = ran(commands)[1:]
    for one, answer in zip(some, answers, strict=True):
        judge(one, answer)
    assert [_state(file) for file in files] == before, "a file was touched"
    assert {file.name for file in tmp_path.iterdir()} == {
        "harmless.journey",
        *(file.name for file in files),
    }


def judge(one: Hostile, answer: Ran) -> None:
    """Hold one answer to the promise."""
    said = answer.out + answer.err
    assert "Traceback" not in said, f"{one.name}: {said[-2_000:]}"
    assert answer.code in {0, 1, 2}, f"{one.name}: {said[:500]}"
    if answer.code == 2:
        assert answer.err.count("\n") == 1, f"{one.name}: {answer.err[:500]}"
        assert answer.err.startswith("journeyboard: "), one.name
        assert answer.err[:-1].isprintable(), one.name
        assert len(answer.err) < 600, f"{one.name}: {answer.err}"
    else:
        json.loads(answer.out)
    assert re.search(one.says, said), f"{one.name}: {said[:1_000]}"
    assert answer.opened == (), one.name
    assert answer.seconds <= SECONDS, f"{one.name}: {answer.seconds:.2f} s"
    assert answer.megabytes <= MEGABYTES, f"{one.name}: {answer.megabytes:.0f} MB"


def _harmless(folder: Path) -> Path:
    file = folder / "harmless.journey"
    file.write_bytes(maps.sound())
    return file


def _written(one: Hostile, folder: Path) -> Path:
    file = folder / f"{one.name.removesuffix('.journey')}.journey"
    file.write_bytes(one.make())
    return file


def _state(file: Path) -> tuple[str, int]:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), file.stat().st_mtime_ns


def test_damaged_copies_of_the_samples_open_or_are_refused(tmp_path: Path) -> None:
    result = tried(1, 0, 700, tmp_path, draw_each=40)
    assert result.failures == []
    assert result.tried == 700
    assert result.opened > 50
    assert result.drawn > 0
    assert result.worst <= SECONDS, result.slowest
    assert result.megabytes <= MEGABYTES


def test_a_picture_that_is_none_harms_no_drawing(tmp_path: Path) -> None:
    harmless, hostile = tmp_path / "harmless.journey", tmp_path / "hostile.journey"
    harmless.write_bytes(map_with([]))
    hostile.write_bytes(map_with([make() for make in PICTURES]))
    commands = [
        ["export", str(file), "-o", str(tmp_path / f"{file.stem}.{suffix}")]
        for suffix in ("svg", "pdf", "xlsx")
        for file in (harmless, hostile)
    ]
    for answer in ran(commands)[1::2]:
        assert answer.code in {0, 1}, answer.err
        assert "Traceback" not in answer.err
        assert answer.opened == ()
        assert answer.megabytes <= MEGABYTES
    drawn = (tmp_path / "hostile.svg").read_bytes()
    assert b"passwd" not in drawn
    assert b"127.0.0.1" not in drawn


@pytest.mark.parametrize("make", PICTURES, ids=lambda make: make.__name__)
def test_only_pictures_are_decoded_as_pictures(make) -> None:
    kind = picture_kind(make())
    assert (kind is None) == (make.__name__ in {"drawing", "page", "gif", "nothing"})


def test_a_window_takes_hostile_maps_with_a_sentence(tmp_path: Path) -> None:
    makers = (
        odd_maps.cut_off,
        maps.nowhere,
        maps.long_word,
        odd_maps.newer,
        odd_maps.empty,
        maps.circles,
    )
    files = [tmp_path / f"{make.__name__}.journey" for make in makers]
    for make, file in zip(makers, files, strict=True):
        file.write_bytes(make())
    bombs = tmp_path / "bombs.journey"
    bombs.write_bytes(map_with([make() for make in PICTURES]))
    answers, complaints = shown([*files, bombs], tmp_path / "home")
    assert "Traceback" not in complaints
    assert [answer.opened for answer in answers] == [False, True, False, True, False, True, True]
    assert [len(answer.said) for answer in answers] == [1, 1, 1, 1, 1, 1, 0]
    least = [answer.seconds for answer in answers[:-1]]
    for again in range(2):  # processor time rises with what else the machine does
        if max(least) <= SECONDS:
            break
        others, _ = shown(files, tmp_path / f"home-{again}")
        least = [min(before, now.seconds) for before, now in zip(least, others, strict=True)]
    assert max(least) <= SECONDS


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe, folder, circle = (tmp_path / name for name in ("pipe.journey", "f.journey", "c.journey"))
    os.mkfifo(pipe)
    folder.mkdir()
    circle.symlink_to(circle)
    sparse = tmp_path / "sparse.journey"
    with sparse.open("wb") as stream:
        stream.truncate(500_000_000)
    named = [str(path) for path in (pipe, folder, circle, sparse)]
    others = ["/dev/zero", "/dev/null", "/proc/self/maps", "/proc/self/mem", "/nowhere/x.journey"]
    there = [*named, *(name for name in others if "proc" not in name or Path(name).exists())]
    long = str(tmp_path / ("x" * 300 + ".journey"))
    for answer in ran([["validate", name] for name in [*there, long, "a\0b"]]):
        assert answer.code == 2
        assert answer.err.count("\n") == 1
        assert "Traceback" not in answer.err
        assert answer.seconds <= SECONDS
        assert answer.megabytes <= MEGABYTES


def test_a_pipe_in_the_place_of_a_map_keeps_nobody_waiting(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    saved = save(path, loads(maps.sound()).document, map_id="m")
    path.unlink()
    os.mkfifo(path)
    assert changed_outside(path, saved.stamp)


def test_a_file_that_grows_while_it_is_read_is_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(maps.sound())
    monkeypatch.setattr("model.storage.files.MAX_BYTES", len(maps.sound()))
    real = Path.open

    def growing(self: Path, *given: Any, **more: Any) -> object:
        with real(self, "ab") as stream:
            stream.write(b" " * 100)
        return real(self, *given, **more)

    monkeypatch.setattr(Path, "open", growing)
    with pytest.raises(FileError, match="larger than"):
        load(path)


def test_a_file_that_goes_while_it_is_read_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(maps.sound())
    real = Path.open

    def going(self: Path, *given: Any, **more: Any) -> object:
        self.unlink()
        return real(self, *given, **more)

    monkeypatch.setattr(Path, "open", going)
    with pytest.raises(FileError, match="is not there"):
        load(path)
