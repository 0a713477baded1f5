"""What ``salvage`` does and says. The keys are a promise to other programs (docs/CLI.md)."""

from __future__ import annotations

import os
from pathlib import Path

from designer.cli.console import DONE, NEEDS_DECISION, print_json, print_line, print_warnings
from model.document import TABLE_NAMES
from model.errors import FileError
from model.ids import new_id
from model.naming import TABLE_WORDS
from model.outside import read_outside
from model.salvage.salvaged import Salvaged, salvaged
from model.storage import MAX_BYTES, save
from resources.words import tr


def salvage_map(damaged: Path, out: Path, *, force: bool, as_json: bool) -> int:
    """Write what can be saved of a map to another file; answers the exit code.

    Raises:
        FileError: nothing can be saved, or the new file cannot be written. The damaged one is
            never touched.
    """
    _refuse(damaged, out, force=force)
    result = salvaged(read_outside(damaged, MAX_BYTES), f"“{damaged.name}”")
    map_id = result.map_id or new_id("map")
    save(out, result.document, map_id=map_id, parents=result.parents, overwrite=True)
    if as_json:
        print_json(
            {
                "file": str(damaged),
                "output": str(out),
                "map_id": map_id,
                "kept": dict(result.kept),
                "lost": list(result.lost),
                "mended": list(result.mended),
            }
        )
    else:
        print_warnings((*result.lost, *result.mended), place=str(damaged))
        print_line(tr("{path} is ready: {things}.", path=out, things=_things(result)))
    return NEEDS_DECISION if result.lost or result.mended else DONE


def _refuse(damaged: Path, out: Path, *, force: bool) -> None:
    """Keep the damaged file, however it is called, and any other one.

    Raises:
        FileError: the new file would take the place of one that is to stay.
    """
    same = os.path.realpath(damaged) == os.path.realpath(out)
    if same or (out.exists() and damaged.exists() and out.samefile(damaged)):
        sentence = "The damaged file stays as it is: give another name than {path}."
        raise FileError(tr(sentence, path=out))
    if out.exists() and not force:
        raise FileError(tr("{path} exists already; --force replaces it.", path=out))


def _things(result: Salvaged) -> str:
    """How much was saved, in words."""
    parts = []
    for name in TABLE_NAMES:
        count, words = result.kept[name], TABLE_WORDS[name]
        if count:
            parts.append(f"{count} {tr(words.one if count == 1 else words.many)}")
    return ", ".join(parts) if parts else tr("only what is said of the map itself")
