"""``export``: one map or many, each to the file its name asks for."""
# ruff: noqa: PLC0415 - reportlab and the layout load only when something is exported

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.console import DONE, NEEDS_DECISION, print_error, print_line, print_warnings
from designer.cli.selecting import lane_ids, persona_ids
from model.errors import ExportError, JourneyboardError
from resources.words import tr

if TYPE_CHECKING:
    from exporters.poster.paper import Orientation, Paper

_NAME = "{name}"


def export_maps(
    maps: Sequence[Path],
    out: str,
    *,
    file_format: str | None,
    paper: str | None,
    orientation: str | None,
    size: str | None,
    lanes: str | None,
    personas: str | None,
) -> int:
    """Export each map; with several, one that fails does not stop the others.

    Answers the worst exit code met.
    """
    targets = plan_targets(maps, out, file_format=file_format)
    sheet = _sheet(paper, orientation, size)
    selected = (lanes, personas)
    if len(maps) == 1:
        return _export_one(maps[0], targets[0], sheet, selected)
    from rich.console import Console
    from rich.progress import Progress

    worst = DONE
    with Progress(console=Console(stderr=True), transient=False) as progress:
        task = progress.add_task(tr("Exporting"), total=len(maps))
        for source, target in zip(maps, targets, strict=True):
            progress.update(task, description=source.name)
            try:
                worst = max(worst, _export_one(source, target, sheet, selected))
            except JourneyboardError as error:
                print_error(f"{source}: {error}")
                worst = 2
            progress.advance(task)
    return worst


def plan_targets(maps: Sequence[Path], out: str, *, file_format: str | None) -> list[Path]:
    """The file each map is written to.

    Raises:
        ExportError: several maps would be written to one file, or the format is not known.
    """
    if _NAME in out:
        targets = [Path(out.replace(_NAME, source.stem)) for source in maps]
    elif Path(out).is_dir() or out.endswith(("/", "\\")) or (file_format and not Path(out).suffix):
        suffix = (file_format or "pdf").lower().lstrip(".")
        targets = [Path(out) / f"{source.stem}.{suffix}" for source in maps]
    elif len(maps) == 1:
        targets = [Path(out)]
    else:
        raise ExportError(
            tr("Several maps need a pattern with {place} or a folder as output.", place=_NAME)
        )
    seen: dict[Path, Path] = {}
    for source, target in zip(maps, targets, strict=True):
        if target in seen:
            raise ExportError(
                tr(
                    "{a} and {b} would both be written to {path}.",
                    a=seen[target],
                    b=source,
                    path=target,
                )
            )
        seen[target] = source
    return targets


@dataclass(frozen=True, slots=True)
class _Sheet:
    paper: Paper
    orientation: Orientation


def _sheet(paper: str | None, orientation: str | None, size: str | None) -> _Sheet:
    from exporters.poster.options import chosen_orientation, chosen_paper
    from exporters.poster.paper import Orientation

    sheet = chosen_paper(paper=paper or "", size=size or "")
    if size and not orientation:
        # Who types 900x600mm means 900 mm wide, whatever shape the map has.
        wide = sheet.size.width >= sheet.size.height
        return _Sheet(sheet, Orientation.LANDSCAPE if wide else Orientation.PORTRAIT)
    return _Sheet(sheet, chosen_orientation(orientation or ""))


def _export_one(
    source: Path,
    target: Path,
    sheet: _Sheet,
    selected: tuple[str | None, str | None],
) -> int:
    from exporters.poster.options import PosterOptions
    from exporters.registry import export
    from model.storage import load

    loaded = load(source)
    document = loaded.document
    options = PosterOptions(
        paper=sheet.paper,
        orientation=sheet.orientation,
        lane_ids=lane_ids(document, selected[0]),
        persona_ids=persona_ids(document, selected[1]),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    report = export(document, target, options)
    code = print_warnings(loaded.warnings, place=str(source))
    if print_warnings(report.warnings, place=str(target)):
        code = NEEDS_DECISION
    print_line(tr("{path} is ready.", path=target))
    return code
