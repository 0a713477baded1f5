"""What may be asked of ``return``: its options, one table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAsked:
    """The command line of a return."""

    map_file: Annotated[
        Path, typer.Argument(metavar="MAP", help="The map that the workbook was made of.")
    ]
    returned: Annotated[
        list[Path], typer.Argument(metavar="RETURNED...", help="One or more returned workbooks.")
    ]
    out: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="MAP2", help="Write to another map; MAP stays as it is."
        ),
    ] = None
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; only tell what would change.")
    ] = False
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer as JSON (stable, documented).")
    ] = False
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Where both have changed, take the workbook's answer.")
    ] = False
    mine: Annotated[
        bool, typer.Option("--mine", help="Where both have changed, keep what the map says.")
    ] = False
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete on the map what was deleted in the workbook.")
    ] = False
    force: Annotated[bool, typer.Option("--force", help="Replace MAP2 if it exists.")] = False
