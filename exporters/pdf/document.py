"""The document around content streams: pages, their resources, structure, outline, description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exporters.painters.pdf import PdfResources
from exporters.painters.pdf.pictures import PdfPicture
from exporters.pdf.about import Description, write_info, write_packet
from exporters.pdf.colours import write_intent
from exporters.pdf.file import (
    PdfFile,
    Value,
    array,
    dictionary,
    number_tree,
    reference,
    text_string,
)
from exporters.pdf.fonts import write_font
from exporters.pdf.links import Links, origin
from exporters.pdf.outline import write_outline
from exporters.pdf.structure import Tagged, write_structure
from exporters.poster.pages import Page, PageKind

_VERSION, _ARCHIVE = (1, 7), (1, 4)

__all__ = ["Description", "PdfPage", "origin", "written"]


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page as it is written: its operators, and what the plan says of it."""

    content: bytes
    plan: Page


def written(
    pages: Sequence[PdfPage],
    resources: PdfResources,
    description: Description,
    tagged: Tagged | None = None,
    *,
    archive: bool = False,
) -> bytes:
    """The bytes of a document. The same arguments give the same bytes.

    ``archive`` keeps to what PDF/A-1b allows; the pictures must have no transparency then.
    """
    file = PdfFile(_ARCHIVE if archive else _VERSION)
    numbers = [file.reserve() for _ in pages]
    tree = file.reserve()
    shared = file.add(_resources(file, resources, archive=archive))
    links = Links(tagged, len(pages))
    for place, page in enumerate(pages):
        entries = _page(page, tree, shared, file.packed(page.content))
        annotations = links.write(file, place, page.plan)
        if annotations:
            entries["Annots"] = array(map(reference, annotations))
        if tagged is not None:
            entries["StructParents"] = place
            entries["Tabs"] = "/S"
        file.put(numbers[place], dictionary(entries))
    kids = array(map(reference, numbers))
    file.put(tree, dictionary({"Type": "/Pages", "Count": len(pages), "Kids": kids}))
    plans = [page.plan for page in pages]
    catalog = {
        "Type": "/Catalog",
        "Pages": reference(tree),
        "Lang": text_string(description.language) if description.language else "",
        "Metadata": reference(write_packet(file, description, archive=archive)),
        "OutputIntents": array([reference(write_intent(file))]),
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "PageLabels": _labels(file, plans),
    }
    structure = write_structure(file, tagged, numbers, links.keys) if tagged else None
    if structure is not None:
        catalog["StructTreeRoot"] = reference(structure)
        catalog["MarkInfo"] = "<</Marked true>>"
    outline = write_outline(file, plans, numbers)
    if outline is not None:
        catalog["Outlines"] = reference(outline)
        catalog["PageMode"] = "/UseOutlines"
    root = file.add(dictionary({key: entry for key, entry in catalog.items() if entry}))
    return file.finished(root=root, info=write_info(file, description))


def _page(page: PdfPage, tree: int, resources: int, content: int) -> dict[str, Value]:
    plan = page.plan
    entries: dict[str, Value] = {
        "Type": "/Page",
        "Parent": reference(tree),
        "MediaBox": _media_box(plan),
        "Resources": reference(resources),
        "Contents": reference(content),
    }
    if plan.slug:
        entries["TrimBox"] = _box(plan, 0.0)
        entries["BleedBox"] = _box(plan, plan.bleed)
    return entries


def _labels(file: PdfFile, plans: Sequence[Page]) -> str:
    """What viewers call the pages, where their place in the document is not all: tiles by name."""
    if not any(plan.kind is PageKind.TILE for plan in plans):
        return ""
    names = {
        place: f"<</P{text_string(plan.title)}>>" for place, plan in enumerate(plans) if plan.title
    }
    return reference(number_tree(file, {0: "<</S/D>>", **names}))


def _media_box(page: Page) -> str:
    slug = 2 * page.slug
    return array((0, 0, float(page.size.width + slug), float(page.size.height + slug)))


def _box(page: Page, beyond: float) -> str:
    """The trimmed page with so much around it."""
    near, corner = page.slug - beyond, origin(page)
    return array((near, near, corner.x + page.size.width + beyond, corner.y + beyond))


def _resources(file: PdfFile, resources: PdfResources, *, archive: bool) -> str:
    fonts = {
        use.name: reference(write_font(file, use, sets=archive))
        for use in resources.fonts.values()
        if use.codes
    }
    pictures = {
        picture.name: reference(_picture(file, picture, archive=archive))
        for picture in resources.pictures.values()
        if picture is not None
    }
    tables: Mapping[str, Mapping[str, str]] = {"Font": fonts, "XObject": pictures}
    return dictionary({name: dictionary(table) for name, table in tables.items() if table})


def _picture(file: PdfFile, picture: PdfPicture, *, archive: bool) -> int:
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
        "ColorSpace": f"/{picture.colour_space}",
        "Filter": f"/{picture.filter}",
    }
    if not archive:
        # Viewers smooth what is enlarged; an archive shall be shown alike by all, for ever.
        entries["Interpolate"] = "true"
    if picture.alpha is not None:
        mask = {**entries, "ColorSpace": "/DeviceGray", "Filter": "/FlateDecode"}
        entries["SMask"] = reference(file.stream(picture.alpha, mask))
    return file.stream(picture.data, entries)
