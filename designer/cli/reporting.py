"""What ``report`` does and says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from designer.cli.console import print_line, print_warnings
from designer.cli.days import day_of
from designer.cli.export import each_map, plan_targets
from exporters.insight.kinds import report_kind
from exporters.progress import no_progress
from model import disk
from model.storage import load
from resources.words import tr

USUAL_SUFFIX = "md"


def report_maps(maps: Sequence[Path], out: str, *, as_of: str) -> int:
    """Write the report of each map; answers the exit code.

    Raises:
        JourneyboardError: a map cannot be read, or a report cannot be written.
    """
    today = day_of(as_of)
    targets = plan_targets(maps, out, file_format=USUAL_SUFFIX if len(maps) > 1 else None)
    for target in targets:
        report_kind(target)  # refused before anything is written
    return each_map(
        list(zip(maps, targets, strict=True)), lambda source, target: _one(source, target, today)
    )


def _one(source: Path, target: Path, today: date) -> int:
    loaded = load(source)
    disk.make_folder(target.parent)
    report_kind(target).write(loaded.document, target, today, no_progress)
    code = print_warnings(loaded.warnings, place=str(source))
    print_line(tr("{path} is ready.", path=target))
    return code
