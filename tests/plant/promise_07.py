"""Bugs that would let a hostile or damaged file do harm."""

from __future__ import annotations

from tests.plant.plants import Plant

_MAPS = "tests/hostile/test_hostile_maps.py"

PLANTS = (
    Plant(
        7,
        "the size of a file is no longer bounded",
        "model/storage/bounds.py",
        "MAX_BYTES: Final = 64_000_000\n",
        "MAX_BYTES: Final = 640_000_000\n",
        f"{_MAPS}::test_what_is_no_ordinary_file_is_refused_at_once",
    ),
    Plant(
        7,
        "the parts of a file are no longer counted before it is read",
        "model/storage/bounds.py",
        "    if not _too_many_parts(data):\n        return\n",
        "    return\n",
        f"{_MAPS}::test_a_hostile_map_opens_or_is_refused_in_a_sentence",
    ),
    Plant(
        7,
        "whatever stands in a picture is decoded as one",
        "exporters/painters/pictures.py",
        "data.startswith(sign)), None)",
        'data.startswith(sign)), "png")',
        f"{_MAPS}::test_only_pictures_are_decoded_as_pictures",
    ),
    Plant(
        7,
        "nesting too deep is an error of the program",
        "model/storage/diagnosis.py",
        "    except RecursionError as error:\n",
        "    except NotImplementedError as error:\n",
        "tests/model/test_hostile_files.py::test_what_is_no_map",
    ),
    Plant(
        7,
        "a pipe is read to its end",
        "model/storage/files.py",
        "    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):\n",
        "    if stat.S_ISSOCK(kind):\n",
        "tests/hostile/test_hostile_maps.py::test_what_is_no_ordinary_file_is_refused_at_once",
    ),
)
