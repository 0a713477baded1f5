"""Bugs in what windows and laptops on one map know of each other."""

from __future__ import annotations

from tests.plant.plants import Plant

PLANTS = (
    Plant(
        12,
        "a save does not look whether the map was taken over",
        "designer/document/saving.py",
        "if not self.may_write(session, path):",
        "if session.path != path and not self.may_write(session, path):",
        "tests/gui/shell/test_locks.py::test_a_save_looks_at_the_lock_before_it_replaces_the_file",
    ),
    Plant(
        12,
        "the lock of a killed program stays in the way",
        "model/locks/running.py",
        "return Life.OVER if is_free(descriptor) else Life.RUNS",
        "return Life.RUNS",
        "tests/locks/test_two_processes.py::test_a_killed_owner_is_in_nobodys_way",
    ),
    Plant(
        12,
        "a lock is followed through a link",
        "model/locks/lock_file.py",
        "_refuse_strange(lock.lstat())\n        descriptor = os.open(lock, _FLAGS)",
        "_refuse_strange(lock.stat())\n        descriptor = os.open(lock.resolve(), _FLAGS)",
        "tests/locks/test_locks.py::test_a_strange_thing_in_the_locks_place_is_left_alone_and_in"
        "_nobodys_way",
    ),
    Plant(
        12,
        "two who come at once both have the map",
        "model/locks/lock_file.py",
        "    except FileExistsError:\n        pass\n",
        "    except FileExistsError:\n        disk.replace(whole, lock)\n        return\n",
        "tests/locks/test_two_processes.py::test_of_two_at_once_one_has_the_map",
    ),
)
