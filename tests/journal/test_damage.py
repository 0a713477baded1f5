"""Journals that were cut off, changed or made up: what stood before the damage, or a sentence."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from model.changes import apply
from model.document import JourneyMap
from model.edits import add_card, add_persona, remove
from model.errors import FileError
from model.ids import seeded_ids
from model.journal import Edited, Replayed, Saved, Typed, Undone, left_behind, read, replayed
from model.journal.frames import Frame, framed, frames, opened, opening
from model.kinds import CardKind
from model.places import ParkingPlace
from model.rules import problems
from tests.journal.helping import MAP, begun, retitled

_MUTATIONS = 500


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[JourneyMap]]:
    """A journal that was left, and the map after each of its entries."""
    folder = tmp_path_factory.mktemp("sound")
    ids = seeded_ids("damage")
    journal = begun(folder)
    states = [MAP]
    first, one = retitled(MAP, "One")
    card = add_card(one, ParkingPlace(), kind=CardKind.ACTION, text="A note", ids=ids)
    two = apply(one, card)
    gone = remove(two, [next(iter(MAP.stages))])
    three = apply(two, gone)
    persona = add_persona(two, name="Ana", ids=ids)
    four = apply(two, persona)
    journal.write(Edited(first), one)
    journal.write(Edited(card, "1:key"), two)
    journal.write(Edited(gone), three)
    journal.write(Undone(gone.reversed()), two)
    journal.write(Typed("note", "half a word"), two)
    journal.write(Edited(persona), four)
    journal.write(Saved(Path("/maps/map.journey"), "0" * 64), four)
    states += [one, two, three, two, two, four, four]
    journal.leave()
    return journal.path, states


def _opened(journal: Path, target: Path, log: bytes | None, base: bytes | None = None) -> Replayed:
    """What a journal gives back with other bytes in one of its files."""
    shutil.rmtree(target, ignore_errors=True)
    path = target / journal.name
    shutil.copytree(journal, path)
    if log is not None:
        (path / "000001.log").write_bytes(log)
    if base is not None:
        (path / "000001.base").write_bytes(base)
    left_behind(target)  # never raises
    recorded = read(path)
    recorded.release()
    return replayed(recorded)


def test_every_beginning_of_a_log_gives_a_state_that_was(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path
) -> None:
    journal, states = sound
    data = (journal / "000001.log").read_bytes()
    ends = [len(opening("log")), *(f.end for f in frames(data, len(opening("log"))))]
    assert len(ends) == len(states)
    # Around each end of an entry, and a sample of what lies between.
    sizes = {end + off for end in ends for off in (-2, -1, 0, 1, 9)} | set(range(0, len(data), 17))
    for size in sorted(size for size in sizes if 0 <= size <= len(data)):
        whole = sum(end <= size for end in ends)
        back = _opened(journal, tmp_path / "o", data[:size])
        assert back.document == states[max(0, whole - 1)], size
        assert bool(back.warnings) == (size not in (0, *ends)), size


@pytest.mark.parametrize("tail", [bytes(4096), b"\n", b"again"], ids=["zeros", "line", "again"])
def test_what_stands_after_the_last_entry_is_left_out(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path, tail: bytes
) -> None:
    journal, states = sound
    data = (journal / "000001.log").read_bytes()
    if tail == b"again":
        tail = data[len(opening("log")) :]
    back = _opened(journal, tmp_path / "o", data + tail)
    assert back.document == states[-1]
    assert len(back.warnings) == 1


def test_no_changed_byte_makes_up_a_state(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path
) -> None:
    journal, states = sound
    chance = random.Random(11)  # noqa: S311 - places, not secrets
    for name in ("000001.log", "000001.base"):
        data = (journal / name).read_bytes()
        for _ in range(_MUTATIONS // 2):
            changed = bytearray(data)
            changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            given = {"log": bytes(changed)} if name.endswith("log") else {"base": bytes(changed)}
            try:
                back = _opened(journal, tmp_path / "o", given.get("log"), given.get("base"))
            except FileError:  # without its base there is nothing
                assert "base" in given
            else:
                assert back.document in states
                assert back.warnings, "it was changed"


def _lines(path: Path, kind: Any) -> list[Frame]:
    data = path.read_bytes()
    _, begin = opened(data, kind, "it")
    return list(frames(data, begin))


def test_an_entry_from_the_middle_is_never_left_out(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path
) -> None:
    journal, states = sound
    lines = _lines(journal / "000001.log", "log")
    for gone in range(len(lines)):
        rest = [framed(f.number, f.payload) for n, f in enumerate(lines) if n != gone]
        back = _opened(journal, tmp_path / "o", opening("log") + b"".join(rest))
        assert back.document == states[gone]


def test_a_base_from_which_something_is_missing_is_none(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path
) -> None:
    journal, _ = sound
    lines = _lines(journal / "000001.base", "base")
    for gone in range(len(lines)):
        rest = [framed(f.number, f.payload) for n, f in enumerate(lines) if n != gone]
        with pytest.raises(FileError):
            _opened(journal, tmp_path / "o", None, opening("base") + b"".join(rest))


_ODD: tuple[Any, ...] = (
    *(None, True, -1, 1e999, 10**30, "", "\0", "x" * 20_000, [], {}, [[]], {"id": "map"}),
    *("map", "../../etc", "card-1", ["map"], "2026-13-01", "9999-12-31T23:59:59-23:59"),
)


def _bent(value: Any, chance: random.Random) -> Any:
    """The same with one thing in it changed, wherever."""
    if chance.random() < 0.25 or not isinstance(value, dict | list) or not value:
        return chance.choice(_ODD)
    if isinstance(value, list):
        place = chance.randrange(len(value))
        if chance.random() < 0.2:
            return value + value
        return [_bent(each, chance) if n == place else each for n, each in enumerate(value)]
    key = chance.choice(sorted(value))
    if chance.random() < 0.2:
        return {name: each for name, each in value.items() if name != key}
    if chance.random() < 0.1:
        return {**value, chance.choice(("info", "kind", "odd", "cards")): value[key]}
    return {**value, key: _bent(value[key], chance)}


def test_made_up_entries_with_the_right_checksum_harm_nothing(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path
) -> None:
    journal, _ = sound
    chance = random.Random(12)  # noqa: S311 - places, not secrets
    log, base = (_lines(journal / f"000001.{kind}", kind) for kind in ("log", "base"))
    for number in range(_MUTATIONS):
        kind, lines = ("log", log) if number % 2 else ("base", base)
        at = chance.randrange(len(lines))
        bent = json.dumps(_bent(json.loads(lines[at].payload), chance)).encode()
        made = opening(kind) + b"".join(  # type: ignore[arg-type]
            framed(f.number, bent if n == at else f.payload) for n, f in enumerate(lines)
        )
        try:
            back = _opened(journal, tmp_path / "o", *((made,) if kind == "log" else (None, made)))
        except FileError:
            assert kind == "base"
        else:
            assert problems(back.document) == []


@pytest.mark.parametrize(
    "made",
    [b"", b"\0", b"journeyboard-journal 1 log 1", b"journeyboard-journal 0 log 1\n", b"\n" * 999],
)
def test_what_is_no_log_is_told(
    sound: tuple[Path, list[JourneyMap]], tmp_path: Path, made: bytes
) -> None:
    journal, states = sound
    back = _opened(journal, tmp_path / "o", made)
    assert back.document == states[0]
    assert bool(back.warnings) == bool(made.strip(b"\0"))
