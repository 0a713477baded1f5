"""The commands. Each is thin: read, call the model or an exporter, say what came out.

Imports of the heavy parts stand inside the commands, so that ``--help`` and ``info`` are quick.
"""
# ruff: noqa: PLC0415, FBT002 - typer reads options from plain signatures

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from designer.cli.asked import Asked
from designer.cli.console import (
    DONE,
    NEEDS_DECISION,
    print_json,
    print_line,
    print_warnings,
)
from designer.cli.export import export_maps
from designer.cli.import_asked import ImportAsked
from designer.cli.record import command_of
from designer.cli.return_asked import ReturnAsked
from resources.words import tr

app = typer.Typer(
    name="journeyboard",
    help="Customer journey maps: designed offline, printed as posters, handed over as workbooks.",
    epilog="Exit codes: 0 done, 1 done but something needs a decision, 2 unusable.",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

MapFile = Annotated[Path, typer.Argument(metavar="MAP", help="A .journey file.")]
_SAFE = "Leave settings and recent maps aside, and put each edit on the disk at once."
Safe = Annotated[bool, typer.Option("--safe", help=_SAFE)]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON (stable, documented).")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer passes the option's value
    if wanted:
        from importlib.metadata import version

        print_line(f"journeyboard {version('journeyboard')}")
        raise typer.Exit


def _import(asked: ImportAsked) -> int:
    """Make a map from somebody else's file; every guess is said, line by line."""
    from designer.cli.importing import import_maps

    return import_maps(asked)


def _return(asked: ReturnAsked) -> int:
    """Read filled-in workbooks back into the map they were made of; each change is told."""
    from designer.cli.returning import return_workbooks

    return return_workbooks(asked)


@app.callback(invoke_without_command=True)
def _journeyboard(
    context: typer.Context,
    _version_wanted: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
    safe: Safe = False,
) -> int:
    """Hold the options that stand before a command; without a command open the window."""
    if context.invoked_subcommand is not None:
        return DONE
    from designer.cli.opening import open_designer

    return open_designer([], safe=safe)


@app.command()
def new(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The .journey file to make.")],
    template: Annotated[
        str, typer.Option("--template", metavar="T", help="See `journeyboard templates`.")
    ] = "empty",
    title: Annotated[str, typer.Option("--title", help="The map's title.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace OUT if it exists.")] = False,
) -> int:
    """Make a new map, empty or from a template."""
    from model.templates import from_template

    _write_map(out, from_template(template, title=title), force=force)
    print_line(tr("{path} is ready.", path=out))
    return DONE


@app.command()
def templates(as_json: AsJson = False) -> int:
    """List the templates."""
    from model.templates import templates as all_templates

    found = all_templates()
    if as_json:
        print_json([{"id": t.id, "name": t.name, "description": t.description} for t in found])
    else:
        width = max(len(template.id) for template in found)
        for template in found:
            print_line(f"{template.id:<{width}}  {template.name}: {template.description}")
    return DONE


app.command("import")(command_of(ImportAsked, _import))
app.command("export")(command_of(Asked, export_maps))
app.command("return")(command_of(ReturnAsked, _return))


@app.command()
def info(map_file: MapFile, as_json: AsJson = False) -> int:
    """Say what is in a map: title, counts, stages with steps, personas, warnings."""
    from designer.cli.reports import info_lines, info_report
    from model.storage import load

    loaded = load(map_file)
    if as_json:
        print_json(info_report(str(map_file), loaded))
        return NEEDS_DECISION if loaded.warnings else DONE
    for line in info_lines(str(map_file), loaded):
        print_line(line)
    return print_warnings(loaded.warnings, place=str(map_file))


@app.command()
def validate(
    map_files: Annotated[
        list[Path], typer.Argument(metavar="MAP...", help=".journey files.", show_default=False)
    ],
    as_json: AsJson = False,
) -> int:
    """Check that maps are whole: exit 0 when they are, 1 when one had to be repaired to be read."""
    from designer.cli.validating import validate_maps

    return validate_maps(map_files, as_json=as_json)


@app.command()
def check(
    map_files: Annotated[
        list[Path] | None, typer.Argument(metavar="MAP...", help=".journey files.")
    ] = None,
    as_json: AsJson = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 when there is any finding.")
    ] = False,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DAY", help="As of another day, as 2026-11-22.")
    ] = "",
    rules: Annotated[bool, typer.Option("--rules", help="Only list what is looked for.")] = False,
) -> int:
    """Say what a map leaves open: stages without touchpoint, pain points without answer ..."""
    from designer.cli.checking import check_maps, list_rules

    if rules:
        return list_rules(as_json=as_json)
    return check_maps(map_files or (), as_json=as_json, strict=strict, as_of=as_of)


@app.command()
def salvage(
    map_file: MapFile,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The new file.")],
    force: Annotated[bool, typer.Option("--force", help="Replace OUT if it exists.")] = False,
    as_json: AsJson = False,
) -> int:
    """Make a new map of what can be saved of a damaged one; exit 1 when something was lost."""
    from designer.cli.salvaging import salvage_map

    return salvage_map(map_file, out, force=force, as_json=as_json)


@app.command()
def versions(
    map_file: Annotated[
        str, typer.Argument(metavar="[MAP]", help="A .journey file, or the id of a map.")
    ] = "",
    as_json: AsJson = False,
    restore: Annotated[
        int | None, typer.Option("--restore", metavar="N", help="Write version N to OUT.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="The file to write.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT if it exists.")] = False,
) -> int:
    """List the earlier versions of a map, newest first, or write one of them to a file."""
    from designer.cli.versions import list_maps, list_versions, restore_version

    if not map_file:
        return list_maps(as_json=as_json)
    if restore is not None:
        return restore_version(map_file, restore, out, force=force)
    return list_versions(map_file, as_json=as_json)


@app.command()
def recover(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="A title, a file or a journal; all without it."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="A file, or a folder.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only list them.")] = False,
    as_json: AsJson = False,
) -> int:
    """List maps that a crash left unsaved, or write them to files; they stay recoverable."""
    from designer.cli.recovering import recover_maps

    return recover_maps(name, out, listed=listed, as_json=as_json)


@app.command()
def report(
    maps: Annotated[list[Path], typer.Argument(metavar="MAP...", show_default=False)],
    out: Annotated[
        str,
        typer.Option("-o", "--output", metavar="OUT", help="A file, a pattern or a folder."),
    ],
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DAY", help="The day it is of, as 2026-11-22.")
    ] = "",
) -> int:
    """Write what maps tell in figures: curves, priorities, channels, goals, actions, evidence."""
    from designer.cli.reporting import report_maps

    return report_maps(maps, out, as_of=as_of)


@app.command()
def schema() -> int:
    """Print the JSON Schema of the file format."""
    from model.schema import json_schema

    print_json(json_schema())
    return DONE


@app.command("open")
def open_(
    maps: Annotated[list[Path] | None, typer.Argument(metavar="[MAP...]")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample map.")] = False,
    safe: Safe = False,
) -> int:
    """Open the designer, on a map or on its start page."""
    from designer.cli.opening import open_designer

    return open_designer(list(maps or ()), sample=sample, safe=safe)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write.")] = Path(
        "out"
    ),
) -> int:
    """Write the sample map's poster, workbook and picture, and a picture of the window."""
    from designer.demo import write_demo

    for path in write_demo(out):
        print_line(tr("{path} is ready.", path=path))
    return DONE


def _write_map(out: Path, document: object, *, force: bool) -> None:
    from model.document import JourneyMap
    from model.errors import FileError
    from model.ids import new_id
    from model.storage import save

    if not isinstance(document, JourneyMap):
        raise TypeError(document)
    if out.exists() and not force:
        raise FileError(tr("{path} exists already; --force replaces it.", path=out))
    save(out, document, map_id=new_id("map"), parents=(), overwrite=True)
