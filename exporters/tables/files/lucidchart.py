"""The CSV of a Lucidchart drawing: shapes and the lines between them, one a row.

Shapes become steps of their page, in the order in which the lines lead through them, each with a
touchpoint; what a line says is what the customer does there to get on. Columns that the drawing
was given besides become tags.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import heappop, heappush

from exporters.tables.grid import Grid, Grids, said
from exporters.tables.words.lists import items_of
from exporters.tables.words.names import without_placeholders
from resources.words import tr

_TELLING = ("id", "name", "line source", "line destination", "text area 1")
_OWN = frozenset(
    {
        *_TELLING,
        "shape library",
        "page id",
        "contained by",
        "group",
        "source arrow",
        "destination arrow",
        "status",
        "comments",
    }
)
_MOST_TAGS = 40
HEADINGS = ("Stage", "Step", "Touchpoint", "Action", "Next step", "Details", "Tags")


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    kind: str
    page: str
    text: str
    details: str
    tags: tuple[str, ...]
    source: str
    target: str


def is_lucidchart(grid: Grid) -> bool:
    """Whether a table has the columns of such a file."""
    headings = {said(cell).casefold() for cell in grid.rows[0]}
    return headings.issuperset(_TELLING)


def grids_of_lucidchart(grid: Grid, *, name: str) -> Grids:
    """The drawing as a table with a row for each shape."""
    rows = _rows(grid)
    pages = {row.id: row.text for row in rows if row.kind == "page"}
    lines = [row for row in rows if row.kind == "line"]
    shapes = [row for row in rows if row.kind not in {"page", "line", "document"} and row.text]
    title = next((row.text for row in rows if row.kind == "document"), "")
    known = {shape.id: shape for shape in shapes}
    ordered = _ordered(shapes, lines)
    names = _step_names(ordered)
    leaving: dict[str, list[_Row]] = {}
    for line in lines:
        leaving.setdefault(line.source, []).append(line)
    made = [HEADINGS]
    for shape in ordered:
        out = leaving.get(shape.id, [])
        told = [names[line.target] for line in out if line.target in known]
        doing = list(dict.fromkeys(line.text for line in out if line.text))
        made.append(
            (
                _stage(pages, shape.page, title),
                names[shape.id],
                shape.text,
                "\n".join(doing),
                "\n".join(dict.fromkeys(told)),
                shape.details,
                ";".join(shape.tags),
            )
        )
    warnings = [_told(len(ordered), lines, known)]
    wordless = sum(1 for row in rows if not row.text and row.kind not in {"line", "document"})
    if wordless:
        warnings.append(tr("Shapes without text were left out: {n}.", n=wordless))
    table = Grid(title or name, tuple(made), (title,) if title else (), headed=True)
    return Grids(name, (table,), tuple(warnings))


def _stage(pages: dict[str, str], page: str, title: str) -> str:
    """The page, unless it is the only one and was never given a name."""
    name = pages.get(page, "")
    nameless = len(pages) < 2 and name.lower().startswith("page ")
    return title or tr("Journey") if not name or nameless else name


def _told(shapes: int, lines: list[_Row], known: dict[str, _Row]) -> str:
    loose = sum(1 for line in lines if line.source not in known or line.target not in known)
    text = tr(
        "It is a Lucidchart drawing: {shapes} shapes became steps, {lines} lines what leads from "
        "one to the next.",
        shapes=shapes,
        lines=len(lines) - loose,
    )
    more = tr("Lines that end nowhere were left out: {n}.", n=loose)
    return f"{text} {more}" if loose else text


def _rows(grid: Grid) -> list[_Row]:
    headings = [said(cell).casefold() for cell in grid.rows[0]]
    column = {heading: index for index, heading in reversed([*enumerate(headings)])}
    texts = [i for i, heading in enumerate(headings) if heading.startswith("text area")]
    more = [i for i, h in enumerate(headings) if h and h not in _OWN and i not in texts]

    def cell(row: tuple[object, ...], heading: str) -> str:
        index = column.get(heading)
        return str(row[index] or "").strip() if index is not None else ""

    found = []
    for row in grid.rows[1:]:
        words = [said(row[index]) for index in texts]
        tags = [tag for index in more for tag in items_of(said(row[index]), "\n;", commas=True)]
        found.append(
            _Row(
                id=cell(row, "id"),
                kind=cell(row, "name").casefold(),
                page=cell(row, "page id"),
                text=without_placeholders("\n".join(filter(None, words[:1]))),
                details="\n".join(filter(None, [*words[1:], cell(row, "comments")])),
                tags=tuple(dict.fromkeys(tags))[:_MOST_TAGS],
                source=cell(row, "line source"),
                target=cell(row, "line destination"),
            )
        )
    return found


def _ordered(shapes: list[_Row], lines: list[_Row]) -> list[_Row]:
    """Along the lines: a shape comes when all that lead to it are there, else as it was drawn.

    Where the lines go in circles, the one that was drawn first comes next.
    """
    waits = Counter(line.target for line in lines if line.source != line.target)
    leads: dict[str, list[str]] = {}
    for line in lines:
        leads.setdefault(line.source, []).append(line.target)
    drawn = list({shape.id: shape for shape in shapes}.values())
    places = {shape.id: place for place, shape in enumerate(drawn)}
    ready = [place for place, shape in enumerate(drawn) if waits[shape.id] <= 0]
    circling = iter(range(len(drawn)))
    order: dict[int, None] = {}
    while len(order) < len(drawn):
        place = heappop(ready) if ready else next(circling)
        if place in order:
            continue
        order[place] = None
        for target in leads.get(drawn[place].id, ()):
            waits[target] -= 1
            if waits[target] == 0 and target in places:
                heappush(ready, places[target])
    return [drawn[place] for place in order]


def _step_names(shapes: list[_Row]) -> dict[str, str]:
    """What each step is called; the same text at two places is told apart by a number."""
    seen: Counter[str] = Counter()
    names = {}
    for shape in shapes:
        seen[shape.text] += 1
        count = seen[shape.text]
        names[shape.id] = shape.text if count == 1 else f"{shape.text} ({count})"
    return names
