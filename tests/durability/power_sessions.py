"""Somebody works on a map while the disk is recorded; what must be there when the power goes.

A session opens, edits, types, takes back, saves, leaves and comes back, by a clock of its own: the
journal is synced when :class:`model.journal.syncing.Syncer` would. ``broken`` lays a state out and
opens it with the real code.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.changes import ChangeSet, apply
from model.document import JourneyMap
from model.errors import FileError, RuleError
from model.journal import (
    Edited,
    Head,
    Journal,
    Redone,
    Saved,
    Typed,
    Undone,
    left_behind,
    read,
    replayed,
)
from model.journal.syncing import WITHIN_S
from model.rules import check_change
from model.storage import lineage, load, save
from model.versions import Reason, VersionStore
from tests.durability.powercut import State, laid_out
from tests.durability.recorded import RecordingDisk
from tests.edit_strategies import EDITS, Edit
from tests.examples import example

MAP_ID = "map-power"
PROMISED_S = 1.0
_BEGAN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
_WORDS = ("price", "late", "form", "ticket", "queue", "Übergabe", "返品", "honest")


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody sees: the map, and the text that is being typed."""

    document: JourneyMap
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """What had been said and done by a point in the recording.

    Looks are told by their number. ``shown``: the newest one, which may be on its way.
    ``told``: the newest one that the program went on after. ``sure``: the newest one that must
    outlive a power cut, as a second has passed or it was synced. ``saved``: the one whose save was
    confirmed, ``saving``: the one on its way to the file. ``keeping``: whether a journal must be
    there, ``first``: the look it began with. ``versions``: the revisions kept.
    """

    shown: int
    told: int
    sure: int
    saved: int | None
    saving: int | None
    keeping: bool
    first: int
    versions: tuple[str, ...] = ()


@dataclass
class Session:
    """A recorded session below ``root``; ``safe`` is safe mode, ``most`` entries fit in a log."""

    root: Path
    seed: int
    safe: bool = False
    most: int = 12
    looks: list[Look] = field(default_factory=list)
    now: float = 0.0
    _times: list[float] = field(default_factory=list)
    _told: int = -1
    _sure: int = -1
    _saved: int | None = None
    _saving: int | None = None
    _keeping: bool = False
    _first: int = 0
    _due: float | None = None
    _undo: list[ChangeSet] = field(default_factory=list)
    _redo: list[ChangeSet] = field(default_factory=list)
    _parents: tuple[str, ...] = ()
    _versions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True)
        self.path = self.root / "maps" / "map.journey"
        self.path.parent.mkdir()
        self._chance = random.Random(self.seed)  # noqa: S311 - steps, not secrets
        self._disk = RecordingDisk(self.root)
        self._store = VersionStore(self.root / "versions", clock=self._time)

    @property
    def disk(self) -> RecordingDisk:
        """What was recorded."""
        return self._disk

    def run(self, steps: int) -> None:
        """Work: a new map that is saved in the middle and left, then opened and left alone."""
        with self._disk, self._bounds():
            self._open(example(), unsaved=True)
            self._work(steps)
            self._save()
            self._work(steps // 2)
            self._save()
            self._leave()
            self._open(self.looks[-1].document, unsaved=False)
            self._work(steps)
            self._pass(3 * PROMISED_S)

    # --- what somebody does ----------------------------------------------------------------------

    def _open(self, document: JourneyMap, *, unsaved: bool) -> None:
        self._show(Look(document))
        self._first = len(self.looks) - 1
        head = Head(
            MAP_ID,
            self._time(),
            path=self.path if self._saved is not None else None,
            parents=self._parents,
            unsaved=unsaved,
        )
        self._undo, self._redo = [], []
        self._journal = Journal.begin(
            self.root / "data" / "journals", document, head, each_synced=self.safe
        )
        assert self._journal.trouble is None
        self._keeping = True
        self._told = self._sure = len(self.looks) - 1
        self._note()

    def _work(self, steps: int) -> None:
        for _ in range(steps):
            self._pass(self._chance.choice((0.02, 0.1, 0.3, 0.6, 2.0)))
            kind = self._chance.choices(("edit", "type", "undo", "redo"), (6, 3, 2, 1))[0]
            match kind:
                case "type":
                    self._type()
                case "undo" if self._undo:
                    self._take_back()
                case "redo" if self._redo:
                    self._make_again()
                case _:
                    self._edit()

    def _edit(self) -> None:
        document = self.looks[-1].document
        change = ChangeSet()
        while not change:
            picks = tuple(self._chance.randrange(61) for _ in range(8))
            text = " ".join(self._chance.choices(_WORDS, k=3))
            change = Edit(self._chance.choice(sorted(EDITS)), picks, text)(document)
            with suppress(RuleError):
                check_change(document, change)
                continue
            change = ChangeSet()
        self._undo.append(change)
        self._redo.clear()
        self._write(Edited(change), Look(apply(document, change), self.looks[-1].typed))

    def _take_back(self) -> None:
        change = self._undo.pop()
        self._redo.append(change)
        back = change.reversed()
        document = apply(self.looks[-1].document, back)
        self._write(Undone(back), Look(document, self.looks[-1].typed))

    def _make_again(self) -> None:
        change = self._redo.pop()
        self._undo.append(change)
        document = apply(self.looks[-1].document, change)
        self._write(Redone(change), Look(document, self.looks[-1].typed))

    def _type(self) -> None:
        text = self._chance.choice(("", *_WORDS))
        self._write(Typed("note", text), Look(self.looks[-1].document, text))

    def _save(self) -> None:
        look = len(self.looks) - 1
        document = self.looks[look].document
        version = self._store.keep(
            document, map_id=MAP_ID, parents=self._parents, reason=Reason.SAVED
        )
        self._versions = (*self._versions, version.revision)
        self._saving = look
        self._note()
        saved = save(self.path, document, map_id=MAP_ID, parents=self._parents)
        self._saved, self._saving = look, None
        self._parents = lineage(saved.revision, saved.parents)
        self._note()
        entry = Saved(self.path, saved.revision, saved.parents, saved.stamp.sha256)
        self._journal.write(entry, document)

    def _leave(self) -> None:
        self._keeping = False
        self._note()
        self._journal.end()
        self._due = None

    def _pass(self, seconds: float) -> None:
        """Let time go by; the journal is synced when it is due."""
        until = self.now + seconds
        if self._due is not None and self._due <= until:
            self.now, self._due = self._due, None
            self._grow_old()
            self._journal.sync()
            self._sure = self._told
        self.now = until
        self._grow_old()

    # --- what is noted of it ---------------------------------------------------------------------

    def _write(self, entry: Edited | Undone | Redone | Typed, look: Look) -> None:
        self._show(look)
        self._journal.write(entry, look.document)
        self._told = len(self.looks) - 1
        if self.safe:
            self._sure = self._told
        elif self._due is None:
            self._due = self.now + WITHIN_S
        self._note()

    def _show(self, look: Look) -> None:
        self.looks.append(look)
        self._times.append(self.now)
        self._note()

    def _grow_old(self) -> None:
        while self._sure < self._told and self._times[self._sure + 1] <= self.now - PROMISED_S:
            self._sure += 1
        self._note()

    def _note(self) -> None:
        self._disk.note(
            Moment(
                len(self.looks) - 1,
                self._told,
                self._sure,
                self._saved,
                self._saving,
                self._keeping,
                self._first,
                self._versions,
            )
        )

    def _time(self) -> datetime:
        return _BEGAN + timedelta(seconds=self.now)

    @contextmanager
    def _bounds(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("model.journal.writer.MOST_ENTRIES", self.most)
            yield


@dataclass(frozen=True, slots=True)
class _Found:
    """What journals and versions gave back."""

    looks: tuple[Look, ...]
    versions: frozenset[str]


@dataclass
class Judge:
    """Opens states of one session and says what is wrong with them; equal files are opened once."""

    session: Session
    place: Path
    opened: int = 0
    _journals: dict[bytes, _Found] = field(default_factory=dict)
    _maps: dict[bytes, JourneyMap] = field(default_factory=dict)

    def broken(self, state: State) -> str | None:
        """What is not as promised; None when all is well."""
        if not state.remarks:
            return None
        moment: Moment = state.remarks[-1]
        try:
            found = self._found(state)
            if not found.versions.issuperset(moment.versions):
                return f"a version is gone after operation {state.operation} {state.parts}"
            wrong = self._map_is_wrong(state, moment)
            return wrong or self._looks_are_wrong(state, moment, found.looks)
        except FileError as error:
            return f"after operation {state.operation} {state.parts}: {error}"

    def _map_is_wrong(self, state: State, moment: Moment) -> str | None:
        data = state.files.get(self.session.path)
        if data is None:
            return None if moment.saved is None else f"no map after operation {state.operation}"
        if data not in self._maps:
            self._maps[data] = self._loaded(data)
        allowed = [moment.saved, moment.saving]
        if any(
            n is not None and self.session.looks[n].document == self._maps[data] for n in allowed
        ):
            return None
        return f"neither the old nor the new map after operation {state.operation} {state.parts}"

    def _looks_are_wrong(self, state: State, moment: Moment, found: tuple[Look, ...]) -> str | None:
        if not moment.keeping:
            return None
        sure = moment.told if state.killed else max(moment.sure, moment.first)
        allowed = self.session.looks[sure : moment.shown + 1]
        if any(look in allowed for look in found):
            return None
        looks = self.session.looks
        came = [[n for n, each in enumerate(looks) if each == look] for look in found]
        return (
            f"after operation {state.operation} {state.parts} looks {came} came back instead of "
            f"{sure} to {moment.shown}"
        )

    def _loaded(self, data: bytes) -> JourneyMap:
        path = self.place / "map.journey"
        self.place.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        loaded = load(path)
        assert not loaded.warnings, loaded.warnings
        path.unlink()
        return loaded.document

    def _found(self, state: State) -> _Found:
        """What the journals and versions give back; all of them must open."""
        data = self.session.root / "data"
        versions = self.session.root / "versions"
        kept = {p: b for p, b in state.files.items() if p.is_relative_to(data)}
        kept |= {p: b for p, b in state.files.items() if p.is_relative_to(versions)}
        digest = hashlib.sha256(repr(sorted(kept.items())).encode()).digest()
        if digest not in self._journals:
            self.opened += 1
            self.place.mkdir(parents=True, exist_ok=True)
            laid_out(State(kept, (), 0, ()), self.session.root, self.place)
            self._journals[digest] = _Found(tuple(self._recovered()), self._kept())
            shutil.rmtree(self.place)
        return self._journals[digest]

    def _recovered(self) -> Iterator[Look]:
        folder = self.place / "data" / "journals"
        for left in left_behind(folder):
            assert left.head is not None
            recorded = read(left.path)
            back = replayed(recorded)
            yield Look(back.document, back.typed.get("note", ""))
            recorded.remove()
        assert not left_behind(folder)

    def _kept(self) -> frozenset[str]:
        store = VersionStore(self.place / "versions")
        versions = store.of(MAP_ID)
        for version in versions:
            store.load(version)
        return frozenset(version.revision for version in versions)
