"""What Excel insists on, and repairs or refuses a file for: looked up in the package itself."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from exporters.identity import Identity
from exporters.workbook.writing.book import write_workbook
from exporters.workbook.writing.portfolio import Member, write_portfolio
from model.document import JourneyMap
from model.kinds import CardKind, LaneKind
from model.records import Action, Card, Lane, Metric, Persona, Stage, Step
from model.storage import load
from resources.locator import resource_path
from tests.map_strategies import maps

_SAMPLES = sorted(Path(resource_path("samples")).glob("*.journey"))
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")
_FORBIDDEN = set("[]:*?/\\")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class _Package:
    """The parts of a workbook as they lie in the zip."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as file:
            self.names = file.namelist()
            self.parts = {
                name: ET.fromstring(file.read(name))  # noqa: S314 - our own file
                for name in self.names
                if name.endswith((".xml", ".rels"))
            }
        self.strings = [
            "".join(text.text or "" for text in item.iter(f"{_MAIN}t"))
            for item in self.parts["xl/sharedStrings.xml"]
        ]
        book = self.parts["xl/workbook.xml"]
        targets = self.targets("xl/workbook.xml")
        self.sheets = {
            str(sheet.get("name")): f"xl/{targets[str(sheet.get(_RELATION))]}"
            for sheet in book.iter(f"{_MAIN}sheet")
        }

        self.hidden = {
            str(sheet.get("name")) for sheet in book.iter(f"{_MAIN}sheet") if sheet.get("state")
        }

    def targets(self, part: str) -> dict[str, str]:
        folder, _, name = part.rpartition("/")
        related = self.parts.get(f"{folder}/_rels/{name}.rels", ET.Element("none"))
        return {str(one.get("Id")): str(one.get("Target")) for one in related}

    def cells(self, part: str) -> dict[str, str]:
        """The texts of a sheet by place."""
        found = {}
        for cell in self.parts[part].iter(f"{_MAIN}c"):
            value = cell.find(f"{_MAIN}v")
            if cell.get("t") == "s" and value is not None:
                found[str(cell.get("r"))] = self.strings[int(value.text or 0)]
        return found

    def all(self, tag: str) -> Iterator[ET.Element]:
        return (found for root in self.parts.values() for found in root.iter(tag))


def _broken_rules(data: bytes) -> Iterator[str]:
    package = _Package(data)
    if len(set(package.names)) < len(package.names):
        yield "a part stands twice in the package"
    yield from _names_of_sheets(package)
    yield from _tables(package)
    yield from _rules_of_cells(package)
    yield from _colours_and_areas(package)
    yield from _texts(package)
    yield from _charts(package)


def _names_of_sheets(package: _Package) -> Iterator[str]:
    names = list(package.sheets)
    if len({name.casefold() for name in names}) < len(names):
        yield f"sheets of one name: {names}"
    for name in names:
        if not 1 <= len(name) <= 31 or _FORBIDDEN & set(name) or name[0] == "'" or name[-1] == "'":
            yield f"no name for a sheet: {name!r}"
    defined = [
        (str(one.get("name")).casefold(), one.get("localSheetId"))
        for one in package.all(f"{_MAIN}definedName")
    ]
    if len(set(defined)) < len(defined):
        yield "a defined name stands twice"


def _tables(package: _Package) -> Iterator[str]:
    seen: set[str] = set()
    ids: set[str] = set()
    for part in package.sheets.values():
        cells = package.cells(part)
        merged = [str(one.get("ref")) for one in package.parts[part].iter(f"{_MAIN}mergeCell")]
        for target in package.targets(part).values():
            if "tables/" not in target:
                continue
            table = package.parts["xl" + target.removeprefix("..")]
            for key in ("name", "displayName"):
                name = str(table.get(key))
                if _CELL_LIKE.fullmatch(name) or not re.fullmatch(r"[^\W\d]\w{0,254}", name):
                    yield f"no name for a table: {name}"
            name, number = str(table.get("displayName")).casefold(), str(table.get("id"))
            if name in seen or number in ids:
                yield f"two tables {name}"
            seen.add(name)
            ids.add(number)
            yield from _headers(table, cells)
            yield from (f"merged in a table: {one}" for one in merged if _cross(one, table))


def _headers(table: ET.Element, cells: dict[str, str]) -> Iterator[str]:
    first, last, top, bottom = _area(str(table.get("ref")))
    columns = [str(one.get("name")) for one in table.iter(f"{_MAIN}tableColumn")]
    if len({name.casefold() for name in columns}) < len(columns):
        yield f"two columns of one name: {columns}"
    if len(columns) != last - first + 1 or bottom <= top:
        yield f"a table of another size than its columns: {table.get('ref')}"
    for place, name in enumerate(columns, start=first):
        header = cells.get(f"{_letters(place)}{top}")
        if header is None or header.replace("\n", "_x000a_") != name:
            yield f"the header {header!r} of the column {name!r}"


def _rules_of_cells(package: _Package) -> Iterator[str]:
    for part in package.sheets.values():
        root = package.parts[part]
        for rule in root.iter(f"{_MAIN}dataValidation"):
            bounds = {"errorTitle": 32, "promptTitle": 32, "error": 255, "prompt": 255}
            for key, most in bounds.items():
                if len((rule.get(key) or "").encode("utf-16-le")) // 2 > most:
                    yield f"{key} of a rule is too long: {rule.get(key)}"
            for formula in rule:
                text = formula.text or ""
                if len(text) > 255 or not text:
                    yield f"a rule's formula: {text}"
                quoted = re.match(r"'(.+)'!", text)
                if quoted is not None and quoted[1].replace("''", "'") not in package.sheets:
                    yield f"a rule asks a sheet that is not there: {text}"


def _colours_and_areas(package: _Package) -> Iterator[str]:
    for part in package.sheets.values():
        root = package.parts[part]
        for formula in root.iter(f"{_MAIN}formula"):
            if not formula.text or len(formula.text) > 8_192 or formula.text.startswith("="):
                yield f"a rule of colours: {formula.text}"
        if len(list(root.iter(f"{_MAIN}hyperlink"))) > 65_530:
            yield "too many links"
        areas = [_area(str(one.get("ref"))) for one in root.iter(f"{_MAIN}mergeCell")]
        if any(_meet(one, other) for at, one in enumerate(areas) for other in areas[:at]):
            yield "merged areas lie over each other"
        breaks = list(root.iter(f"{_MAIN}brk"))
        if any(not 1 <= int(one.get("id", 0)) < 1_048_576 for one in breaks) or len(breaks) > 1_026:
            yield "breaks that no sheet has"


def _texts(package: _Package) -> Iterator[str]:
    for text in package.strings:
        if len(text.encode("utf-16-le")) // 2 > 32_767:
            yield f"a text of {len(text)} letters"
    for element in package.all(f"{_MAIN}t"):
        said = element.text or ""
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        if said != said.strip(" \t\n\r") and not kept:
            yield f"blanks that get lost: {said!r}"


def _charts(package: _Package) -> Iterator[str]:
    for name, root in package.parts.items():
        if not name.startswith("xl/charts/"):
            continue
        seen_only = next(root.iter(f"{_CHART}plotVisOnly"), None)
        skips_hidden = seen_only is not None and seen_only.get("val", "1") != "0"
        for formula in root.iter(f"{_CHART}f"):
            quoted = (formula.text or "").rpartition("!")[0].lstrip("(").strip("'")
            sheet = quoted.replace("''", "'")
            if sheet not in package.sheets:
                yield f"{name} asks {formula.text}"
            if skips_hidden and sheet in package.hidden:
                yield f"{name} draws nothing: {formula.text} is hidden"


def _area(reference: str) -> tuple[int, int, int, int]:
    """First and last column, first and last row."""
    first, _, last = reference.partition(":")
    (left, top), (right, bottom) = _place(first), _place(last or first)
    return left, right, top, bottom


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(reference[len(letters) :])


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cross(merged: str, table: ET.Element) -> bool:
    return _meet(_area(merged), _area(str(table.get("ref"))))


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3]


def _written(document: JourneyMap) -> bytes:
    buffer = BytesIO()
    write_workbook(document, buffer, identity=Identity("a-map", "r1"))
    return buffer.getvalue()


def _hard_map() -> JourneyMap:
    """Long texts, many people, names with commas and quotes, steps of one name."""
    names = ("Smith, Tom", 'O\'Brien "Bo"', "=1+1", "  blank ", "😀" * 60, "Smith, Tom")
    people = [
        Persona(id=f"p{n}", order="V", name=name, goals=("😀" * 400,) * 60)
        for n, name in enumerate(names * 6)
    ]
    steps = [Step(id=f"s{n}", order="V", stage_id="one", name="Pay") for n in range(30)]
    texts = ("x" * 10_000, "line\nline", " tab", "'quoted", "😀" * 10_000)
    cards = [
        Card(id=f"c{n}", order="V", kind=CardKind.METRIC if n % 2 else CardKind.PAIN_POINT,
             text=text[:2_000], details=text, lane_id="lane", step_id=f"s{n % 30}",
             metric_id="m" if n == 1 else None)
        for n, text in enumerate(texts * 12)
    ]  # fmt: skip
    return JourneyMap.of(
        [
            Stage(id="one", order="V", name="A stage's [name] / with: all?"),
            Lane(id="lane", order="V", kind=LaneKind.PAIN_POINTS),
            Metric(id="m", value=1e12, target=-3.5, unit="% 'of' \"all\""),
            Action(id="a", order="V", title="=HYPERLINK(1)", owner="@me"),
            *people,
            *steps,
            *cards,
        ]
    )


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda path: path.stem)
def test_samples_keep_the_rules(sample: Path) -> None:
    assert list(_broken_rules(_written(load(sample).document))) == []


def test_a_hard_map_keeps_the_rules() -> None:
    assert list(_broken_rules(_written(_hard_map()))) == []


def test_an_empty_map_keeps_the_rules() -> None:
    assert list(_broken_rules(_written(JourneyMap()))) == []


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=maps())
def test_any_map_keeps_the_rules(document: JourneyMap) -> None:
    assert list(_broken_rules(_written(document))) == []


def test_a_portfolio_keeps_the_rules() -> None:
    documents: Iterable[JourneyMap] = [*(load(path).document for path in _SAMPLES), _hard_map()]
    members = [
        Member(document, Identity(f"map-{n}", "r"), f"map {n}")
        for n, document in enumerate(documents)
    ]
    target = BytesIO()
    write_portfolio(members, target, today=date(2026, 11, 22))
    assert list(_broken_rules(target.getvalue())) == []


def test_a_text_of_signs_that_count_twice_is_shortened_and_told_not_lost() -> None:
    target = BytesIO()
    told = write_workbook(_hard_map(), target, identity=Identity("a-map", "r1"))
    package = _Package(target.getvalue())
    longest = max(package.cells(package.sheets["Personas"]).values(), key=len)
    assert 16_000 < longest.count("😀") < 16_384
    assert sum("Goals is too long" in one for one in told) == 36
