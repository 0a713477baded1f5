"""Workbooks of strangers that would cost time, memory or secrets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from tests.hostile.packing import (
    HEAD,
    MAIN,
    OFFICE,
    PACKAGE,
    PLAIN_ROWS,
    book,
    listed_again,
    shared,
    sheet,
    zipped,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + b"".join(b'<!ENTITY %c "%s">' % (99 + n, (b"&%c;" % (98 + n)) * 10) for n in range(8))
    + b"]>"
)
_SECRET = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _with_type(part: bytes, doctype: bytes, text: bytes = b"") -> bytes:
    head, _, rest = part.partition(b"?>\n")
    return head + b"?>\n" + doctype + rest.replace(b"Till", text or b"Till", 1)


def laughing_sheet() -> bytes:
    return book(_with_type(_flat(sheet()), LAUGHS, b"&j;"))


def laughing_texts() -> bytes:
    texts = _with_type(_flat(shared(b"<si><t>Till</t></si>")), LAUGHS, b"&j;")
    return book(parts={"xl/sharedStrings.xml": texts})


def laughing_list() -> bytes:
    names = HEAD + b'<workbook xmlns="%s"><sheets/>Till</workbook>' % MAIN.encode()
    return book(parts={"xl/workbook.xml": _with_type(names, LAUGHS, b"&j;")})


def laughing_types() -> bytes:
    types = HEAD + b'<Types xmlns="urn:x">Till</Types>'
    return book(parts={"[Content_Types].xml": _with_type(types, LAUGHS, b"&j;")})


def reading_a_secret() -> bytes:
    return book(_with_type(_flat(sheet()), _SECRET, b"&a;"))


def reading_a_secret_in_utf_16() -> bytes:
    part = _with_type(_flat(sheet()), _SECRET, b"&a;").replace(b"UTF-8", b"UTF-16")
    return book(part.decode().encode("utf-16"))


def swelling() -> bytes:
    return book(sheet(_many(b" " * 1_000_000, 400)))


def swelling_within() -> bytes:
    inner = zipped({"more.zip": zipped({"zeros": _many(b"\0" * 1_000_000, 200)})})
    return zipped({"bomb.zip": inner})


def swelling_by_repetition() -> bytes:
    rows = sheet(_many(b'<row><c t="b"><v>1</v></c></row>' * 1_000, 300))
    numbers = range(1, 251)
    return book(
        rows,
        names=(f"Sheet{n}" for n in numbers),
        targets=("worksheets/sheet1.xml" for _ in numbers),
    )


def overlapping() -> bytes:
    return listed_again(book(sheet(_many(b" " * 1_000_000, 15))), times=8_000)


def endless_contents() -> bytes:
    return listed_again(book(), times=400_000)


def last_cell() -> bytes:
    corner = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    return book(sheet(PLAIN_ROWS + corner))


def empty_rows() -> bytes:
    rows = (b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(3, 1_048_577))
    return book(sheet(_after(PLAIN_ROWS, rows)))


def empty_cells() -> bytes:
    cells = b'<c s="1"/>' * 16_384
    return book(sheet(_after(PLAIN_ROWS, _many(b"<row>" + cells + b"</row>", 600))))


def wide_rows() -> bytes:
    cells = b"<c><v>1</v></c>" * 16_384
    return book(sheet(_many(b"<row>" + cells + b"</row>", 150)))


def lying_dimension() -> bytes:
    return book(sheet(before=b'<dimension ref="A1:XFD1048576"/>'))


def one_long_text() -> bytes:
    texts = shared(b"<si><t>" + b"x" * 32_767 + b"</t></si>")
    cells = b'<c t="s"><v>0</v></c>' * 100
    rows = sheet(_after(PLAIN_ROWS, _many(b"<row>" + cells + b"</row>", 5_000)))
    return book(rows, parts={"xl/sharedStrings.xml": texts})


def texts_without_end() -> bytes:
    texts = shared(_many(b"<si><t>" + b"x" * 1_000_000 + b"</t></si>", 130))
    return book(parts={"xl/sharedStrings.xml": texts})


def tag_without_end() -> bytes:
    return book(sheet(_after(b'<row r="', _many(b"1" * 1_000_000, 60))))


def nested_without_end() -> bytes:
    return book(sheet(_many(b"<row><c>" * 1_000, 1_000)))


def merged_without_end() -> bytes:
    areas = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % n for n in range(1, 60_000))
    rows = (b'<row r="%d"><c><v>1</v></c></row>' % n for n in range(1, 20_000))
    return book(sheet(rows, after=b"<mergeCells>" + areas + b"</mergeCells>"))


def styles_without_end() -> bytes:
    codes = (b'<numFmt numFmtId="%d" formatCode="%s"/>' % (n, b'"\\[h' * 50) for n in range(99_999))
    styles = _after(HEAD + b"<styleSheet><numFmts>", codes)
    return book(parts={"xl/styles.xml": styles})


def sheets_without_end() -> bytes:
    numbers = range(1, 50_001)
    return book(
        names=(f"S{n}" for n in numbers), targets=("worksheets/sheet1.xml" for _ in numbers)
    )


def comments_without_end() -> bytes:
    said = b'<comment ref="A2" authorId="0"><text><t>' + b"x" * 9_000 + b"</t></text></comment>"
    comments = _after(
        HEAD + b"<comments><authors><author>Me</author></authors><commentList>",
        _many(said, 12_000),
    )
    related = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/comments" '
        'Target="../comments1.xml"/></Relationships>'
    )
    return book(
        parts={
            "xl/comments1.xml": comments,
            "xl/worksheets/_rels/sheet1.xml.rels": related.encode(),
        }
    )


def leading_out() -> bytes:
    return book(targets=("../../../../../../etc/passwd",))


def linked() -> bytes:
    related = (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId9" Type="{OFFICE}/externalLink" Target="externalLinks/e1.xml"/>'
        "</Relationships>"
    )
    link = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath"'
        ' Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    return book(
        parts={
            "xl/_rels/workbook.xml.rels": related.encode(),
            "xl/externalLinks/e1.xml": b"<externalLink/>",
            "xl/externalLinks/_rels/e1.xml.rels": link.encode(),
        }
    )


def with_macros() -> bytes:
    return book(parts={"xl/vbaProject.bin": _OLE + b"Sub AutoOpen()"})


def formulas() -> bytes:
    rows = (
        b'<row r="3"><c r="A3" t="inlineStr"><is><t>=cmd|/c calc!A1</t></is></c>'
        b'<c r="B3"><f>WEBSERVICE("http://x/")</f></c></row>'
        b'<row r="4"><c r="A4" t="str"><f>"Bu"&amp;"y"</f><v>Buy</v></c>'
        b'<c r="B4" t="e"><f>#REF!</f><v>#REF!</v></c></row>'
    )
    return book(sheet(PLAIN_ROWS + rows))


def wrong_encoding() -> bytes:
    return book(_flat(sheet()).replace(b"Till", "Kassé".encode("latin-1")))


def unknown_encoding() -> bytes:
    return book(_flat(sheet()).replace(b"UTF-8", b"X-KLINGON"))


def cut_off() -> bytes:
    return book()[:-200]


def spoiled() -> bytes:
    data = bytearray(book(sheet(_after(PLAIN_ROWS, _many(b"<row><c/></row>", 5_000)))))
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at : at + 40] = bytes(range(40))
    return bytes(data)


def with_password() -> bytes:
    return _OLE + b"\0" * 2_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2_000


def old_excel() -> bytes:
    return _OLE + b"\0" * 2_000 + "Workbook".encode("utf-16-le") + b"\0" * 2_000


def with_zip_password() -> bytes:
    data = bytearray(book())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    return bytes(data)


def open_document() -> bytes:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": b"<office/>"})


def word_document() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})


def strange_packing() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def _flat(part: object) -> bytes:
    assert isinstance(part, bytes)
    return part


def _many(piece: bytes, times: int) -> Iterator[bytes]:
    return (piece for _ in range(times))


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
