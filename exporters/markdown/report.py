"""The whole report, in the order in which a person wants to know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.left_out import left_out
from exporters.markdown.journey_part import journey_part
from exporters.markdown.people_part import about_part, evidence_part, people_part
from exporters.markdown.sources import Sources
from exporters.markdown.work_part import work_part
from exporters.mermaid import mermaid_text
from exporters.mermaid.from_map import MOST_CHARACTERS
from model.document import JourneyMap
from resources.words import tr

_FENCES = re.compile(r"`{3,}")


def markdown_report(document: JourneyMap) -> str:
    """The report as CommonMark with tables, as GitHub reads it.

    It holds the journey as a Mermaid diagram, too, where one can be drawn: GitHub shows it, and it
    is what comes back when the report is imported.
    """
    sources = Sources.of(document)
    parts = (
        about_part(sources),
        _diagram(document),
        people_part(sources),
        journey_part(sources),
        work_part(sources),
        evidence_part(sources),
    )
    lines = [line for part in parts for line in part]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def not_in_report(document: JourneyMap) -> tuple[str, ...]:
    """What the report does not tell, a sentence each."""
    return left_out(tr("a report in Markdown"), document.images.values())


def _diagram(document: JourneyMap) -> Iterator[str]:
    if not document.steps:
        return
    text = mermaid_text(document).text
    if len(text) > MOST_CHARACTERS:
        return
    longest = max((len(found[0]) for found in _FENCES.finditer(text)), default=2)
    fence = "`" * (longest + 1)
    yield from (f"{fence}mermaid", text.rstrip("\n"), fence, "")
