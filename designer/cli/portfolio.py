"""``export --portfolio``: several maps to one workbook, all of them or nothing."""
# ruff: noqa: PLC0415 - the libraries load only when something is written

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.asked import XLSX
from designer.cli.console import NEEDS_DECISION, print_line, print_warnings
from exporters.progress import Progress
from model.errors import ExportError
from resources.words import tr

if TYPE_CHECKING:
    from designer.cli.request import Request


def portfolio_target(out: str) -> Path:
    """The workbook that all maps are written to.

    Raises:
        ExportError: it is no workbook.
    """
    target = Path(out)
    if target.suffix.lower() != XLSX or "{name}" in out:
        raise ExportError(tr("A portfolio is one workbook: --output has to name an .xlsx file."))
    return target


def export_portfolio(target: Path, request: Request, progress: Progress) -> int:
    """Write the maps that are asked for; answers the exit code.

    Raises:
        ExportError: two of them are the same map.
        FileError: a map cannot be read, or the workbook not be written.
    """
    from exporters.identity import Identity
    from exporters.source import deliver
    from exporters.workbook.writing.portfolio import Member, write_portfolio
    from model import disk
    from model.storage import load

    members, code = [], 0
    for source in request.asked.maps:
        loaded = load(source)
        code = max(code, print_warnings(loaded.warnings, place=str(source)))
        identity = Identity(loaded.map_id, loaded.revision)
        members.append(Member(loaded.document, identity, str(source)))
    buffer = io.BytesIO()
    today = datetime.now(UTC).astimezone().date()
    warnings = write_portfolio(members, buffer, request.workbook, today=today, progress=progress)
    disk.make_folder(target.parent)
    deliver(buffer.getvalue(), target)
    if print_warnings(warnings, place=str(target)):
        code = NEEDS_DECISION
    print_line(tr("{path} is ready.", path=target))
    return code
