"""The journal on a disk that fails at any operation: nothing is missing that was called safe."""

from __future__ import annotations

import contextlib
import errno
from pathlib import Path

import pytest

from model.document import JourneyMap
from model.errors import FileError
from model.journal import Edited, Journal, Typed
from tests.durability.faulty import BROKEN, FAULTS, Fault, at_every_operation
from tests.journal.helping import HEAD, MAP, as_after_a_kill, came_back, retitled

_STEPS = 6


def _work(folder: Path, *, safe: bool) -> tuple[Journal, list[JourneyMap], int]:
    """Edit after edit, synced now and then; how many of the maps are said to be protected."""
    journal = Journal.begin(folder, MAP, HEAD, each_synced=safe)
    documents, protected = [MAP], 0 if journal.trouble is not None else 1
    for number in range(_STEPS):
        change, document = retitled(documents[-1], f"Title {number}")
        documents.append(document)
        with contextlib.suppress(FileError):
            journal.write(Edited(change), document)
            protected = len(documents)
        if number % 2:
            with contextlib.suppress(FileError):
                journal.write(Typed("note", f"{number}"), document)
            with contextlib.suppress(FileError):
                journal.sync()
                protected = len(documents)
    return journal, documents, protected


# One of each kind: refused once, half taken, done though it is said to have failed, and for good.
_TRIED = {
    **{fault.name: (fault, False) for fault in FAULTS if fault.lasts or fault.code == errno.ENOSPC},
    "answer lost": (next(fault for fault in FAULTS if fault.name == "answer lost"), False),
    "broken, safe mode": (BROKEN, True),
    "written short, safe mode": (next(f for f in FAULTS if f.name == "written short"), True),
}


@pytest.mark.parametrize(("fault", "safe"), _TRIED.values(), ids=_TRIED)
def test_no_fault_takes_what_is_said_to_be_protected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault, safe: bool
) -> None:
    monkeypatch.setattr("model.journal.writer.MOST_ENTRIES", 3)
    for disk in at_every_operation(fault):
        folder = tmp_path / f"{disk.at}"
        with disk:
            journal, documents, protected = _work(folder, safe=safe)
            trouble = journal.trouble
        if protected and journal.path != folder:
            back = as_after_a_kill(journal)
            assert back.document in documents[protected - 1 :], (disk.at, disk.struck)
        assert trouble is None or "not protected" in str(trouble)
        # Once the disk is well again nothing is missing.
        journal.sync()
        assert journal.trouble is None
        assert as_after_a_kill(journal).document == documents[-1], (disk.at, disk.struck)
        journal.leave()
        assert came_back(folder).typed == {"note": f"{_STEPS - 1}"}
