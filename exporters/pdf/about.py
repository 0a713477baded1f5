"""What a document says about itself: twice, in the old list and in XMP, and both times the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from exporters.pdf.file import PdfFile, dictionary, text_string

PRODUCER = "Journeyboard"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says about itself. ``language`` is a BCP 47 tag or empty."""

    title: str
    author: str
    subject: str
    language: str
    date: date


def write_info(file: PdfFile, description: Description) -> int:
    """The list of what the document says of itself; gives its object's number."""
    stamp = f"(D:{description.date:%Y%m%d}000000Z)"
    entries = {
        "Title": text_string(description.title),
        "Author": text_string(description.author) if description.author else "",
        "Subject": text_string(description.subject) if description.subject else "",
        "Creator": text_string(PRODUCER),
        "Producer": text_string(PRODUCER),
        "CreationDate": stamp,
        "ModDate": stamp,
    }
    return file.add(dictionary({key: text for key, text in entries.items() if text}))


def write_packet(file: PdfFile, description: Description, *, archive: bool) -> int:
    """The same as XMP; gives its object's number. ``archive`` claims PDF/A-1b."""
    about = description
    stamp = f"{about.date:%Y-%m-%d}T00:00:00Z"
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(about.title)}</dc:title>",
        f"<dc:creator>{_items('Seq', about.author)}</dc:creator>" if about.author else "",
        f"<dc:description>{_alternatives(about.subject)}</dc:description>" if about.subject else "",
        f"<dc:language>{_items('Bag', about.language)}</dc:language>" if about.language else "",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if archive:
        properties += ["<pdfaid:part>1</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"]
    packet = _PACKET.format(properties="\n".join(line for line in properties if line))
    return file.stream(packet.encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"})


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _items(kind: str, text: str) -> str:
    return f"<rdf:{kind}><rdf:li>{escape(text)}</rdf:li></rdf:{kind}>"
