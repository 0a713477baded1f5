"""What may be asked of ``import``: its options, one table. Values are as they were typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

Words = str | None
_OF_TABLES = "Tables: "


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAsked:
    """The command line of an import; None where nothing was said."""

    source: Annotated[
        Path | None,
        typer.Argument(
            metavar="SRC",
            help="A table (.csv, .tsv, .xlsx, Markdown) or another program's journey.",
            show_default=False,
        ),
    ] = None
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="MAP", help="The .journey file to make."),
    ] = None
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="MAP", help="The map that findings and figures go into."),
    ] = None
    purpose: Annotated[
        Words,
        typer.Option(
            "--as", metavar="WHAT", help=_OF_TABLES + "journey, evidence, metrics or personas."
        ),
    ] = None
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help=_OF_TABLES + "what a column means; may be given several times.",
        ),
    ] = None
    orientation: Annotated[
        Words,
        typer.Option("--orientation", metavar="WAY", help=_OF_TABLES + "rows, columns or pairs."),
    ] = None
    table: Annotated[
        Words,
        typer.Option(
            "--table",
            "--sheet",
            metavar="TABLES",
            help=_OF_TABLES + "which of the file, by number from 1 or by name; several by commas.",
        ),
    ] = None
    header: Annotated[
        int | None,
        typer.Option(
            "--header", metavar="ROW", min=0, help=_OF_TABLES + "the row of headings; 0 for none."
        ),
    ] = None
    scale: Annotated[
        Words,
        typer.Option(
            "--scale",
            metavar="SCALE",
            help=_OF_TABLES + "how emotions are written: words, faces, 1..5, -2..+2 or -5..+5.",
        ),
    ] = None
    separators: Annotated[
        Words,
        typer.Option(
            "--separators",
            metavar="SIGNS",
            help=_OF_TABLES + r"what parts the items of a cell, for instance ';|' or '\n'.",
        ),
    ] = None
    show: Annotated[
        bool, typer.Option("--show", help="Write nothing; say what would be made, and guessed.")
    ] = False
    as_json: Annotated[bool, typer.Option("--json", help="With --show: answer as JSON.")] = False
    list_fields: Annotated[
        bool, typer.Option("--fields", help="List the fields that --map knows.")
    ] = False
    strict: Annotated[
        bool, typer.Option("--strict", help="Guess nothing: refuse what is not plain.")
    ] = False
    force: Annotated[bool, typer.Option("--force", help="Replace MAP if it exists.")] = False
