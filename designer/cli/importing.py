"""``import``: a map from somebody else's file, or findings and figures into one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from designer.cli.console import DONE, NEEDS_DECISION, print_json, print_line, print_warnings
from designer.cli.import_asked import ImportAsked
from designer.cli.import_report import made_lines, made_report, tables_report
from designer.cli.table_words import chosen_of, given_options
from designer.importing.choosing import Chosen, mapped, notes_of, without_fields
from designer.importing.previewing import ATTACHED, Made, counts, make
from designer.importing.source import grids_of_file
from exporters.options import ImportOptions
from exporters.personas import file_into
from exporters.registry import is_tabular, read_foreign
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping
from exporters.tables.targets import all_targets
from model.changes import apply
from model.document import JourneyMap
from model.errors import FileError, ImportFormatError
from model.ids import new_id
from model.storage import Loaded, lineage, load, save
from resources.words import tr


@dataclass(frozen=True, slots=True)
class _Read:
    """What was made of a file, and how; ``grids`` only of tables."""

    made: Made
    notes: tuple[str, ...]
    grids: Grids | None = None
    mapping: Mapping | None = None
    chosen: Chosen | None = None


def import_maps(asked: ImportAsked) -> int:
    """Make a map from somebody else's file; every guess is said, line by line."""
    if asked.list_fields:
        return _list_fields()
    source = asked.source
    if source is None:
        raise ImportFormatError(tr("Say which file to import, or --fields for a list of fields."))
    if asked.out is None and asked.into is None and not asked.show:
        raise ImportFormatError(
            tr("Say which map to make with -o, which to add to with --into, or --show.")
        )
    into = load(asked.into) if asked.into is not None else None
    target = asked.out or asked.into
    if not asked.show:
        _check_target(asked, into)
    reading = _read_tables if is_tabular(source) else _read_other
    read = reading(source, asked, into)
    if into is not None and read.made.change is None:
        raise ImportFormatError(
            tr("Only findings, figures and personas go into a map; make a map of its own with -o.")
        )
    if asked.strict and read.notes:
        raise ImportFormatError(
            tr("With --strict nothing is guessed, but: {note}", note=read.notes[0])
        )
    if asked.show:
        return _show(source, asked, read)
    if target is not None:
        own = asked.into is not None and target.resolve() == asked.into.resolve()
        _write(target, read.made, into, own=own)
    code = print_warnings(read.notes, place=str(source))
    if read.made.change is not None:
        print_line(counts(read.made))
    print_line(tr("{path} is ready.", path=target))
    return code


def _read_tables(source: Path, asked: ImportAsked, into: Loaded | None) -> _Read:
    grids = grids_of_file(source)
    chosen = chosen_of(asked, grids)
    mapping = mapped(grids, chosen, anyway=bool(chosen.changed))
    document = into.document if into is not None else None
    if document is None and mapping.purpose in ATTACHED:
        raise ImportFormatError(
            tr(
                "Its rows are {what}: say with --into which map they go into, or with --as what "
                "they are.",
                what=mapping.purpose.value,
            )
        )
    made = make(grids, mapping, document, into=document is not None)
    notes = tuple(dict.fromkeys((*notes_of(grids, mapping, chosen), *made.notes)))
    return _Read(made, notes, grids, mapping, chosen)


def _read_other(source: Path, asked: ImportAsked, into: Loaded | None) -> _Read:
    people = file_into(into.document, source) if into is not None else None
    if people is not None and into is not None:
        changed = apply(into.document, people.change)
        counted, *doubts = people.notes  # what is new, and what was there, comes first
        made = Made(changed, tuple(doubts), people.change, counted)
        return _Read(made, made.notes)
    result = read_foreign(source, ImportOptions(strict=asked.strict))
    # They change no exit code: the file is read all the same.
    print_warnings(
        tr("{flag} does nothing for {name}.", flag=flag, name=source.name)
        for flag in given_options(asked)
    )
    return _Read(
        Made(result.map, tuple(map(str, result.warnings))), tuple(map(str, result.warnings))
    )


def _check_target(asked: ImportAsked, into: Loaded | None) -> None:
    """Before anything is read: may the map be written at all."""
    if asked.out is not None and asked.out.exists() and not asked.force:
        raise FileError(tr("{path} exists already; --force replaces it.", path=asked.out))
    if asked.out is None and into is not None and into.read_only:
        raise FileError(
            tr(
                "{path} was written by a newer Journeyboard; write to another map with -o.",
                path=asked.into,
            )
        )


def _write(target: Path, made: Made, into: Loaded | None, *, own: bool) -> None:
    """Write it whole or not at all; ``own``: over the very file it was read from."""
    document: JourneyMap = made.document
    if into is None:
        save(target, document, map_id=new_id("map"), parents=(), overwrite=True)
        return
    save(
        target,
        document,
        map_id=into.map_id,
        parents=lineage(into.revision, into.parents),
        expected_stamp=into.stamp if own else None,
        overwrite=not own,
    )


def _show(source: Path, asked: ImportAsked, read: _Read) -> int:
    report = made_report(str(source), read.made, read.notes)
    if read.grids is not None and read.mapping is not None and read.chosen is not None:
        report["tables"] = tables_report(read.grids, read.mapping, read.chosen)
    if asked.as_json:
        print_json(report)
        return NEEDS_DECISION if read.notes else DONE
    for line in made_lines(read.made, report["tables"]):
        print_line(line)
    print_warnings(without_fields(read.notes), place=str(source))
    return NEEDS_DECISION if read.notes else DONE


def _list_fields() -> int:
    known = all_targets()
    width = max(len(word) for word, _ in known)
    for word, name in known:
        print_line(f"{word:<{width}}  {tr(name)}")
    return DONE
