"""Bugs against promise 2: a power cut loses at most one second."""

from __future__ import annotations

from tests.plant.plants import Plant

_CUTS = (
    "tests/durability/test_power_cuts.py::"
    "test_every_state_that_a_power_cut_may_leave_opens_as_promised"
)

PLANTS = (
    Plant(
        2,
        "the journal is never flushed to the disk",
        "model/journal/log.py",
        "            disk.sync(self._descriptor)\n",
        "            pass\n",
        _CUTS,
    ),
    Plant(
        2,
        "a file takes its name before its content is on the disk",
        "model/atomic.py",
        "    stream.flush()\n    disk.sync(stream.fileno())\n",
        "    stream.flush()\n",
        _CUTS,
    ),
    Plant(
        2,
        "the name of a new journal is not on the disk",
        "model/folders.py",
        "        disk.sync_folder(path.parent)\n",
        "",
        _CUTS,
    ),
    Plant(
        2,
        "the text being typed is not on the disk when a new base takes over",
        "model/journal/writer.py",
        "            log.sync()\n            disk.sync_folder(self._folder)\n",
        "            pass\n",
        _CUTS,
    ),
    Plant(
        2,
        "the old log goes before the new base is there",
        "model/journal/writer.py",
        "        try:\n            self._write_base(document, head, after)\n",
        "        try:\n            remove_before(self._folder, self._go)\n"
        "            self._write_base(document, head, after)\n",
        _CUTS,
    ),
    Plant(
        2,
        "safe mode waits for nothing",
        "model/journal/writer.py",
        "        if self._each_synced:\n            self.sync()\n        elif",
        "        if",
        _CUTS,
    ),
    Plant(
        2,
        "nobody looks at the checksum",
        "model/journal/frames.py",
        " or _checksum(number, payload) != int(found[3], 16)",
        "",
        "tests/journal/test_damage.py::test_no_changed_byte_makes_up_a_state",
    ),
    Plant(
        2,
        "an edit counts as protected though the disk refused it",
        "model/journal/writer.py",
        "        elif trouble is not None:\n            raise trouble\n",
        "",
        "tests/durability/test_faults_in_journal.py",
    ),
)
