"""Making .xlsx files part by part, so that any part can be what no program would write."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

Part = bytes | Iterable[bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PLAIN_ROWS = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Stage</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>Touchpoint</t></is></c></row>'
    b'<row r="2"><c r="A2" t="inlineStr"><is><t>Buy</t></is></c>'
    b'<c r="B2" t="inlineStr"><is><t>Till</t></is></c></row>'
)


def sheet(rows: Part = PLAIN_ROWS, *, before: bytes = b"", after: bytes = b"") -> Part:
    """A sheet's part around its rows."""
    start = HEAD + b'<worksheet xmlns="%s">' % MAIN.encode() + before + b"<sheetData>"
    end = b"</sheetData>" + after + b"</worksheet>"
    if isinstance(rows, bytes):
        return start + rows + end
    return (piece for pieces in ((start,), rows, (end,)) for piece in pieces)


def shared(texts: Part) -> Part:
    """The part of the texts that cells share."""
    start, end = HEAD + b'<sst xmlns="%s">' % MAIN.encode(), b"</sst>"
    if isinstance(texts, bytes):
        return start + texts + end
    return (piece for pieces in ((start,), texts, (end,)) for piece in pieces)


def book(
    first: Part | None = None,
    *,
    names: Iterable[str] = ("Sheet1",),
    targets: Iterable[str] = ("worksheets/sheet1.xml",),
    parts: Mapping[str, Part] | None = None,
) -> bytes:
    """A workbook whose first sheet is ``first``; ``parts`` are put in or replace others."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="{target}"/>'
        for n, target in enumerate(targets, 1)
    )
    relations = '<Relationships xmlns="{}">{}</Relationships>'.format
    own: dict[str, Part] = {
        "[Content_Types].xml": HEAD + b'<Types xmlns="urn:x"/>',
        "_rels/.rels": relations(
            PACKAGE,
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>',
        ).encode(),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}'
        "</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": relations(PACKAGE, related).encode(),
        "xl/worksheets/sheet1.xml": sheet() if first is None else first,
    }
    return zipped({**own, **(parts or {})})


def zipped(parts: Mapping[str, Part]) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            with archive.open(name, "w", force_zip64=False) as stream:
                for piece in (part,) if isinstance(part, bytes) else part:
                    stream.write(piece)
    return buffer.getvalue()


def replaced(data: bytes, parts: Mapping[str, Part]) -> bytes:
    """A zip with some parts replaced or put in."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**old, **parts})


def listed_again(data: bytes, *, times: int) -> bytes:
    """A zip whose last entry stands in its table of contents many times, under new names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start, last = archive.start_dir, archive.infolist()[-1]
    end = data.rindex(b"PK\x05\x06")
    contents = data[start:end]
    at = contents.rindex(b"PK\x01\x02")
    line, name = contents[at:], last.filename.encode()
    lines = [line.replace(name, b"%0*d" % (len(name), number), 1) for number in range(times)]
    table = contents + b"".join(lines)
    count = min(contents.count(b"PK\x01\x02") + times, 0xFFFF)
    finish = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(table), start, 0)
    return data[:start] + table + finish
