"""Under the map's name there is always a complete map."""

from __future__ import annotations

from tests.plant.plants import Plant

_FAULTS = "tests/durability/test_faults_while_saving.py"

PLANTS = (
    Plant(
        promise=3,
        bug="the new file takes its place before it is on the disk",
        file="model/atomic.py",
        old="    disk.sync(stream.fileno())\n",
        new="",
        test="tests/model/test_atomic.py",
    ),
    Plant(
        promise=3,
        bug="the map is written over in place",
        file="model/atomic.py",
        old="    temporary = temporary_beside(target)\n",
        new="    temporary = target\n    temporary.unlink(missing_ok=True)\n",
        test=_FAULTS,
    ),
    Plant(
        promise=3,
        bug="the temporary file of a failed save stays",
        file="model/atomic.py",
        old="            disk.remove(temporary)\n",
        new="            pass\n",
        test="tests/durability/test_real_faults.py",
    ),
    Plant(
        promise=3,
        bug="a map half written by somebody else is taken for our leftover",
        file="model/strays.py",
        old="now_s - status.st_mtime > FORGOTTEN_S:",
        new="now_s - status.st_mtime > -FORGOTTEN_S:",
        test="tests/durability/test_leftovers.py",
    ),
)
