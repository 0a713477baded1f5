"""Workbooks that were sent from here and came back as nobody would wish."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import openpyxl

from exporters.identity import Identity
from exporters.workbook.writing.book import write_workbook
from model.samples import default_sample
from model.storage import dumps, load, loads
from tests.examples import example
from tests.hostile.packing import HEAD, book, replaced, shared
from tests.hostile.workbooks import LAUGHS

MAP_ID = "map-1"


@cache
def map_file() -> bytes:
    """The map that the workbooks were made of."""
    return dumps(example(), map_id=MAP_ID)


@cache
def sent() -> bytes:
    """Its workbook, as it was sent."""
    buffer = io.BytesIO()
    loaded = loads(map_file())
    write_workbook(loaded.document, buffer, identity=Identity(loaded.map_id, loaded.revision))
    return buffer.getvalue()


def _filled_in(edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(sent()))
    edit(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _part(sheet: str) -> tuple[str, bytes]:
    """The name and content of a sheet's part."""
    with zipfile.ZipFile(io.BytesIO(sent())) as archive:
        names = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        name = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
        return name, archive.read(name)


def duplicate_ids() -> bytes:
    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["Actions"]
        last = [cell.value for cell in sheet[sheet.max_row]]
        for number in range(50):
            sheet.append([f"Copy {number}", *last[1:]])

    return _filled_in(edit)


def one_id_everywhere() -> bytes:
    """Twenty thousand rows that all claim to be the same action."""
    name, part = _part("Actions")
    row = re.findall(rb"<row .*?</row>", part)[-1]
    cells = re.sub(rb"<row [^>]*>", b"<row>", re.sub(rb' r="[A-Z]+\d+"', b"", row))
    return replaced(sent(), {name: part.replace(b"</sheetData>", cells * 20_000 + b"</sheetData>")})


def many_new_rows() -> bytes:
    name, part = _part("Actions")
    rows = b"".join(
        b'<row><c t="inlineStr"><is><t>Do it %d</t></is></c></row>' % number
        for number in range(8_000)
    )
    return replaced(sent(), {name: part.replace(b"</sheetData>", rows + b"</sheetData>")})


def ids_of_another_map() -> bytes:
    buffer = io.BytesIO()
    write_workbook(load(default_sample().path).document, buffer, identity=Identity("another", "r1"))
    return buffer.getvalue()


def rows_of_another_map() -> bytes:
    other = openpyxl.load_workbook(io.BytesIO(ids_of_another_map()))

    def edit(workbook: openpyxl.Workbook) -> None:
        for row in list(other["Touchpoints"].iter_rows(min_row=4, values_only=True))[:5]:
            workbook["Touchpoints"].append(row)

    return _filled_in(edit)


def half_filled() -> bytes:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Actions"].append(["Only a name"])
        workbook["Touchpoints"].append(["No such stage", None, None, "A touchpoint"])
        workbook["Evidence"].append([None, None, "31.02.2026"])
        workbook["Touchpoints"].append(["   ", "\n"])

    return _filled_in(edit)


def not_what_was_asked() -> bytes:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook["Actions"]["A4"] = "=1/0"
        workbook["Metrics"]["F4"] = "as soon as possible"
        workbook["Emotions"]["D4"] = 1e300
        workbook["Touchpoints"]["D4"] = "x" * 32_767

    return _filled_in(edit)


def laughing() -> bytes:
    name, part = _part("Actions")
    return replaced(sent(), {name: part.replace(b"<worksheet", LAUGHS + b"<worksheet", 1)})


def _remembering(packed: bytes) -> bytes:
    name, part = _part("Journeyboard")
    text = base64.b64encode(packed)
    rows = b"".join(
        b'<row><c t="inlineStr"><is><t>' + text[at : at + 30_000] + b"</t></is></c></row>"
        for at in range(0, len(text), 30_000)
    )
    start, end = part.index(b"<sheetData>"), part.index(b"</sheetData>")
    return replaced(sent(), {name: part[:start] + b"<sheetData>" + rows + part[end:]})


def swelling_memory() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000))
    return _remembering(packed + packer.flush())


def crowded_memory() -> bytes:
    return _remembering(zlib.compress(b'{"version":1,"maps":[' + b"[]," * 8_000_000 + b"[]]}"))


def deep_memory() -> bytes:
    return _remembering(zlib.compress(b"[" * 20_000_000))


def false_memory() -> bytes:
    sheets = {"actions": {"columns": ["title", "no-such"], "rows": {"action-1": ["only one"]}}}
    maps = [{"map_id": MAP_ID, "revision": "r", "title": "t", "sheets": sheets}]
    return _remembering(zlib.compress(json.dumps({"version": 1, "maps": maps}).encode()))


def newer_memory() -> bytes:
    return _remembering(zlib.compress(b'{"version":99,"maps":[]}'))


def garbled_memory() -> bytes:
    return _remembering(b"nothing of the kind")


def only_the_name() -> bytes:
    """A workbook of somebody's own with a sheet that is called as our memory is."""
    return book(names=("Journeyboard",), parts={"xl/sharedStrings.xml": HEAD + b"<sst/>"})


def texts_gone() -> bytes:
    return replaced(sent(), {"xl/sharedStrings.xml": shared(b"")})
