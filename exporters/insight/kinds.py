"""The files a report of insight can be written to, by suffix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from exporters.progress import Progress
from exporters.source import deliver_text
from model.document import JourneyMap
from model.errors import ExportError
from resources.words import tr

Writer: TypeAlias = Callable[[JourneyMap, Path, date, Progress], None]
"""Writes the report of a map, as of a day, to a path: whole or not at all."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report; the first suffix is the usual one."""

    suffixes: tuple[str, ...]
    name: str
    write: Writer


def _markdown(document: JourneyMap, path: Path, today: date, progress: Progress) -> None:
    from exporters.insight.report import insight_report  # noqa: PLC0415 - when asked for

    deliver_text(insight_report(document, today), path, progress)


def _pdf(document: JourneyMap, path: Path, today: date, progress: Progress) -> None:
    from exporters.insight.paper import write_insight_pdf  # noqa: PLC0415 - when asked for

    write_insight_pdf(document, path, today, progress)


def _json(document: JourneyMap, path: Path, today: date, progress: Progress) -> None:
    from exporters.insight.as_json import insight_json  # noqa: PLC0415 - when asked for

    deliver_text(insight_json(document, today), path, progress)


REPORT_KINDS: tuple[ReportKind, ...] = (
    ReportKind((".md", ".markdown"), "Markdown", _markdown),
    ReportKind((".pdf",), "PDF", _pdf),
    ReportKind((".json",), "JSON", _json),
)


def report_kind(path: Path) -> ReportKind:
    """The kind of report that the suffix of a path asks for.

    Raises:
        ExportError: there is none.
    """
    suffix = path.suffix.lower()
    for kind in REPORT_KINDS:
        if suffix in kind.suffixes:
            return kind
    known = ", ".join(kind.suffixes[0] for kind in REPORT_KINDS)
    sentence = "A report cannot be written to {path}: its name ends in one of {known}."
    raise ExportError(tr(sentence, path=path, known=known))
