"""``export``: one map or many, each to the file its name asks for."""
# ruff: noqa: PLC0415 - painters and the layout load only when something is exported

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from designer.cli.applying import idle_options
from designer.cli.asked import XLSX, Asked
from designer.cli.console import (
    DONE,
    NEEDS_DECISION,
    UNUSABLE,
    print_error,
    print_json,
    print_line,
    print_warnings,
)
from exporters.progress import Progress, no_progress
from model.errors import ExportError, JourneyboardError
from resources.words import tr

if TYPE_CHECKING:
    from designer.cli.request import Request
    from model.storage import Loaded

_NAME = "{name}"


def export_maps(asked: Asked) -> int:
    """Write posters, pictures and workbooks; the suffix of OUT decides which."""
    from designer.cli.request import request_of
    from exporters.registry import format_for

    if asked.portfolio:
        return _export_portfolio(asked)
    targets = plan_targets(asked.maps, asked.out, file_format=asked.file_format)
    suffixes = dict.fromkeys(format_for(target).suffix for target in targets)
    request = request_of(asked)
    for suffix in suffixes:
        # Told, but no reason for another exit code: scripts give one line to several formats.
        print_warnings(idle_options(asked, suffix))
    plans: list[dict[str, Any]] = []

    def one(source: Path, target: Path) -> int:
        if not asked.dry_run:
            return _export_one(source, target, request)
        plan = _planned(source, target, request)
        plans.append(plan)
        return NEEDS_DECISION if plan["warnings"] else DONE

    code = each_map(list(zip(asked.maps, targets, strict=True)), one)
    if asked.dry_run and plans:
        print_json(plans)
    return code


def _export_portfolio(asked: Asked) -> int:
    from designer.cli.portfolio import export_portfolio, portfolio_target
    from designer.cli.request import request_of

    target = portfolio_target(asked.out)
    request = request_of(asked)
    print_warnings(idle_options(asked, target.suffix.lower()))
    if asked.dry_run:
        plans = [_planned(source, target, request) for source in asked.maps]
        print_json(plans)
        return NEEDS_DECISION if any(plan["warnings"] for plan in plans) else DONE
    with _steps(target.name, alone=True) as progress:
        return export_portfolio(target, request, progress)


def each_map(pairs: Sequence[tuple[Path, Path]], one: Callable[[Path, Path], int]) -> int:
    """Do it for each map; with several, one that fails does not stop the others.

    Answers the worst exit code met.
    """
    if len(pairs) == 1:
        return one(*pairs[0])
    worst = DONE
    with _bar(len(pairs)) as advance:
        for source, target in pairs:
            try:
                worst = max(worst, one(source, target))
            except JourneyboardError as error:
                print_error(f"{source}: {error}")
                worst = UNUSABLE
            advance(source.name)
    return worst


@contextmanager
def _steps(name: str, *, alone: bool) -> Iterator[Progress]:
    """The steps of one export as a bar that goes when it is done; only where somebody looks."""
    if not (alone and sys.stderr.isatty()):
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    # Lines for people go above the bar; what is piped elsewhere must not follow them there.
    with Bar(console=Console(stderr=True), redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task(tr("Exporting"), total=total)

        def advance(name: str) -> None:
            bar.update(task, description=name, advance=1)

        yield advance


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
        sentence = "Several maps need a pattern with {place} or a folder as output."
        if Path(out).suffix.lower() == XLSX:
            sentence = (
                "Several maps need a pattern with {place} or a folder as output, or --portfolio "
                "for one workbook of them all."
            )
        raise ExportError(tr(sentence, place=_NAME))
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


def _export_one(source: Path, target: Path, request: Request) -> int:
    from exporters.options import ExportOptions, Identity
    from exporters.registry import export
    from model import disk
    from model.storage import load

    loaded = load(source)
    options = request.options_for(loaded)
    disk.make_folder(target.parent)
    with _steps(source.name, alone=len(request.asked.maps) == 1) as progress:
        identity = Identity(loaded.map_id, loaded.revision)
        whole = ExportOptions(poster=options, workbook=request.workbook, identity=identity)
        report = export(loaded.document, target, whole, progress=progress)
    code = print_warnings(loaded.warnings, place=str(source))
    if request.asked.report and _has_pages(target, request):
        _print_report(loaded, request)
        code = NEEDS_DECISION if report.warnings else code
    elif print_warnings(report.warnings, place=str(target)):
        code = NEEDS_DECISION
    for path in report.files or (target,):
        print_line(tr("{path} is ready.", path=path))
    return code


def _planned(source: Path, target: Path, request: Request) -> dict[str, Any]:
    from designer.cli.plan_report import export_json
    from model.storage import load

    loaded = load(source)
    return export_json(source, target, loaded, request.options_for(loaded))


def _has_pages(target: Path, request: Request) -> bool:
    """Whether what is written shows the pages of a poster."""
    return target.suffix.lower() == ".pdf" or request.options.picture.paper


def _print_report(loaded: Loaded, request: Request) -> None:
    from designer.cli.plan_report import report_lines
    from exporters.poster.planning import planned
    from exporters.poster.reading.legibility import legibility

    options = request.options_for(loaded)
    poster = planned(loaded.document, options)
    print_line(loaded.document.info.title or tr("Untitled map"))
    for line in report_lines(poster, legibility(poster, options)):
        print_line(line)
