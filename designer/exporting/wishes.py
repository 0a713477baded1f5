"""What a person wants of an export, as the words and figures of the form; can be kept as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QLocale

from model.document import JourneyMap
from model.ids import Id

OWN_SIZE = "own"
"""The paper that has no name."""
OWN_COLOURS, OWN_THEME = "own", "file"
"""The theme that is made from a colour, and the one that a file holds."""
PRINTER = "printer"
"""The target that is no file."""
WORKBOOK = "xlsx"
"""The target that is sheets to fill in."""
ON_PAPER = frozenset({PRINTER, "pdf"})
"""Targets that are made of sheets."""
DRAWINGS = ON_PAPER | {"png", "svg", "pptx"}
"""Targets that show the map as it is drawn; the rest are tables and texts."""
_MOST_TEXT, _MOST_IDS, _MOST_FIGURE = 4_096, 10_000, 1_000_000.0
_ABOUT_ONE_MAP = ("lanes_out", "personas_out", "stages_out", "view", "version")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Everything the form says. Lengths in millimetres, but those of an own size in its unit.

    ``target`` is ``printer`` or a suffix without its dot. What is left out is named, not what is
    shown, so that a lane made later is shown. ``view`` is the id of a saved view, empty for none;
    ``logo`` the path of a picture. Those from ``shows`` to ``lettering`` are for pictures: whether
    they show whole sheets, or the lanes alone; ``width`` and ``piece`` in pixels, 0 for as the dpi
    give it, and uncut. ``sheets_out`` are keys of a workbook's sheets.
    """

    target: str = "pdf"
    paper: str = "A1"
    own_width: float = 900.0
    own_height: float = 600.0
    own_unit: str = "mm"
    orientation: str = "auto"
    margin: float = 10.0
    fit: str = "page"
    least_text: float = 9.0
    tiled: bool = False
    tile_paper: str = "A4"
    tile_orientation: str = "auto"
    tile_margin: float = 10.0
    overlap: float = 10.0
    marks: bool = True
    repeat_headers: bool = True
    guide: bool = True
    bleed: float = 0.0
    crop_marks: bool = False
    theme: str = "journeyboard"
    accent: str = "#2F6FDE"
    theme_file: str = ""
    lanes_out: tuple[str, ...] = ()
    personas_out: tuple[str, ...] = ()
    stages_out: tuple[str, ...] = ()
    view: str = ""
    each: str = "map"
    parking: bool = True
    legend: bool = True
    footer: bool = True
    version: str = ""
    logo: str = ""
    persona_sheets: bool = False
    insight: bool = False
    report: bool = False
    evidence: bool = False
    archive: bool = False
    shows: str = "map"
    dpi: float = 144.0
    width: float = 0.0
    piece: float = 0.0
    lettering: str = "outlines"
    sheets_out: tuple[str, ...] = ()

    @property
    def on_paper(self) -> bool:
        """Whether sheets come out."""
        return self.target in ON_PAPER


def as_data(wishes: Wishes) -> dict[str, Any]:
    """The wishes for JSON: what is as usual is left out."""
    usual = asdict(Wishes())
    return {name: value for name, value in asdict(wishes).items() if value != usual[name]}


def wishes_in(data: object) -> Wishes:
    """The wishes in decoded JSON; whatever is not as it should be is as usual."""
    if not isinstance(data, Mapping):
        return Wishes()
    usual = Wishes()
    values: dict[str, Any] = {}
    for field in fields(Wishes):
        value = _like(data.get(field.name), getattr(usual, field.name))
        if value is not None:
            values[field.name] = value
    return replace(usual, **values)


def for_another_map(wishes: Wishes) -> Wishes:
    """What of them holds for a map that is seen for the first time."""
    usual = Wishes()
    return replace(wishes, **{name: getattr(usual, name) for name in _ABOUT_ONE_MAP})


def for_a_printer(wishes: Wishes, *, letter: bool | None = None) -> Wishes:
    """What holds when a map is printed for the first time: on paper that most printers have.

    ``letter``: whether that is Letter, as in America; None looks at the person's country.
    """
    if letter is None:
        letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    paper = "Letter" if letter else "A4"
    return replace(wishes, target=PRINTER, paper=wishes.paper if wishes.tiled else paper)


def pruned(wishes: Wishes, document: JourneyMap) -> Wishes:
    """Without the ids of what the map no longer has."""
    return replace(
        wishes,
        lanes_out=_still(wishes.lanes_out, document.lanes),
        personas_out=_still(wishes.personas_out, document.personas),
        stages_out=_still(wishes.stages_out, document.stages),
        view=wishes.view if wishes.view in document.views else "",
    )


def _still(ids: tuple[str, ...], table: Mapping[Id, object]) -> tuple[str, ...]:
    return tuple(record_id for record_id in ids if record_id in table)


def _like(value: object, usual: object) -> object | None:
    """``value`` if it is of the kind of ``usual``, else None."""
    match usual:
        case bool():
            return value if isinstance(value, bool) else None
        case float():
            return _figure(value)
        case str():
            return value if isinstance(value, str) and len(value) <= _MOST_TEXT else None
        case _:
            return _texts(value)


def _figure(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    good = math.isfinite(value) and 0 <= value <= _MOST_FIGURE
    return float(value) if good else None


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or len(value) > _MOST_IDS:
        return None
    return tuple(value) if all(isinstance(item, str) for item in value) else None
