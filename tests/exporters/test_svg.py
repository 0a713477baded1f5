"""The SVG file: well-formed whatever the text, small, and with its text to be found."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from PIL import Image as Pillow

from exporters.painters.svg import letters
from exporters.pictures import Subject
from exporters.poster.options import Each, PosterOptions
from exporters.poster.pages import Page, PageKind, Placed
from exporters.poster.picture import Lettering, Picture
from exporters.svg import export_svg
from exporters.svg import svg_bytes as file_bytes
from model.document import JourneyMap
from model.layout.display import Group, TextNode, walk
from model.layout.geometry import Size
from model.layout.result import LayoutResult
from model.records import MAP_ID, MapInfo
from tests.exporters.maps import small_map
from tests.exporters.posters import laid_out, picture_bytes
from tests.exporters.rendering import difference, qt_picture, run, svg_bytes, worst_patch
from tests.exporters.scenes import IMAGES, NODES, PICTURE, SCRIPTS, everything, line, page

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
HOSTILE = [
    "</title><script>alert(1)</script>",
    "]]>",
    "<!-- & -->",
    "\"' onload='x",
    "&lt;&#x41;",
    "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
]
# Elements that our pictures are made of: nothing that could run or fetch.
HARMLESS = {
    *("svg", "g", "defs", "title", "desc", "path", "rect", "ellipse", "circle", "text", "use"),
    *("image", "clipPath"),
}


# What text as text takes besides.
LETTERED = {"style", "tspan"}
AS_TEXT = PosterOptions(picture=Picture(lettering=Lettering.TEXT))


def _root(source: JourneyMap | LayoutResult, options: PosterOptions | None = None) -> ET.Element:
    return ET.fromstring(picture_bytes(export_svg, source, options))  # noqa: S314 - our own file


def _lettered(sheet: Group) -> bytes:
    """The sheet as a file whose text is text."""
    size = Size(sheet.bounds.width, sheet.bounds.height)
    whole = Page(PageKind.MAP, "A title", size, (Placed(sheet),))
    subject = Subject(whole, IMAGES, MapInfo(id=MAP_ID))
    return file_bytes(subject, lettering=Lettering.TEXT)


def _said(element: ET.Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize(
    ("text", "options"),
    [*((text, PosterOptions()) for text in HOSTILE), (" ".join(HOSTILE), AS_TEXT)],
)
def test_text_never_becomes_markup(text: str, options: PosterOptions):
    info = MapInfo(id=MAP_ID, title=text, objective=text, language=text)
    root = _root(small_map(text, info=info, image=PICTURE), options)
    allowed = HARMLESS | LETTERED if options is AS_TEXT else HARMLESS
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == text
    said = "".join(_said(element) for element in root.iter(f"{SVG}text"))
    assert "".join(text.split()) in "".join(said.split())
    for element in root.iter():
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert element.get(LINK, "#").startswith(("#", "data:image/"))


def test_each_line_is_there_as_text_where_it_is_drawn():
    layout = laid_out(small_map(*SCRIPTS.values()), PosterOptions())
    root = _root(layout)
    texts = [element.text for element in root.iter(f"{SVG}text")]
    nodes = [node for node, _, _ in walk(layout.display()) if isinstance(node, TextNode)]
    assert texts == [node.text for node in nodes]
    for element in root.iter(f"{SVG}text"):
        assert element.get("fill-opacity") == "0"


def test_right_to_left_text_starts_at_its_right_end():
    node = line(SCRIPTS["arabic"], 10, 40)
    root = ET.fromstring(svg_bytes(page(node)))  # noqa: S314
    (text,) = root.iter(f"{SVG}text")
    assert text.get("direction") == "rtl"
    assert float(text.get("x", "nan")) == pytest.approx(node.x + node.width, abs=0.01)


def test_what_is_used_is_defined_once():
    root = ET.fromstring(svg_bytes(everything()))  # noqa: S314
    defined = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(defined) == len(set(defined))
    used = [element.get(LINK, "")[1:] for element in root.iter(f"{SVG}use")]
    assert set(used) <= set(defined)
    assert len(used) > len(set(used))
    assert len(list(root.iter(f"{SVG}image"))) == 1


def test_a_round_picture_is_clipped_to_its_circle():
    root = ET.fromstring(svg_bytes(page(NODES["round picture"])))  # noqa: S314
    (clip,) = root.iter(f"{SVG}clipPath")
    assert clip.get("clipPathUnits") == "objectBoundingBox"
    assert clip[0].attrib == {"cx": ".5", "cy": ".5", "r": ".5"}
    clipped = [element for element in root.iter() if element.get("clip-path")]
    assert [element.get("clip-path") for element in clipped] == [f"url(#{clip.get('id')})"]
    assert clipped[0].find(f"{SVG}use") is not None


def test_groups_carry_the_ids_and_names_of_their_records():
    root = _root(small_map("Words"))
    (card,) = (element for element in root.iter(f"{SVG}g") if element.get("id") == "card-card-0")
    title = card.find(f"{SVG}title")
    assert title is not None
    assert "Words" in (title.text or "")


def test_the_same_record_shown_twice_gives_one_id():
    inner = everything().children[1]
    assert isinstance(inner, Group)
    root = ET.fromstring(svg_bytes(page(inner, inner)))  # noqa: S314
    assert [element.get("id") for element in root.iter(f"{SVG}g")].count("card-c0") == 1


def test_a_map_of_many_cards_stays_small(tmp_path: Path):
    path = tmp_path / "map.svg"
    export_svg(small_map(*["Card form loses what was typed"] * 200), path, PosterOptions())
    assert path.stat().st_size < 200 * 2_500


def test_control_characters_of_foreign_layouts_are_replaced():
    node = line("a b", 10, 40)
    spoiled = TextNode(node.x, node.y, node.runs, node.colour, "a\x00\ufffeb", node.width)
    (text,) = ET.fromstring(svg_bytes(page(spoiled))).iter(f"{SVG}text")  # noqa: S314
    assert text.text == "a\ufffd\ufffdb"


def test_text_as_text_says_the_same_lines():
    layout = laid_out(small_map(*SCRIPTS.values()), PosterOptions())
    lines = [_said(element) for element in _root(layout, AS_TEXT).iter(f"{SVG}text")]
    nodes = [node for node, _, _ in walk(layout.display()) if isinstance(node, TextNode)]
    assert [line.strip() for line in lines] == [node.text.strip() for node in nodes if node.runs]


def test_each_character_of_text_as_text_is_in_a_font_of_the_file():
    data = _lettered(everything()).decode("utf-8")
    faces: dict[tuple[str, str], set[int]] = {}
    for family, weight, packed in re.findall(
        r'font-family:"([^"]+)";font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)', data
    ):
        font = TTFont(io.BytesIO(base64.b64decode(packed)))
        faces[family, weight] = set(font.getBestCmap())
        assert "Open Font License" in font["name"].getDebugName(13)
    assert len(faces) > 5
    root = ET.fromstring(data)  # noqa: S314
    for text in root.iter(f"{SVG}text"):
        for run_ in text.iter():
            family = run_.get("font-family", "Noto Sans").split(",")[0]
            known = faces[family, run_.get("font-weight", "400")]
            lost = {one for one in run_.text or "" if ord(one) not in known}
            assert lost <= set(SCRIPTS["in no font"]) | {"\ufe0f"}


def test_text_as_text_fetches_nothing_and_is_the_same_each_time():
    data = _lettered(everything())
    letters._packed.cache_clear()
    assert data == _lettered(everything())
    fetched = re.findall(rb"(?:url\(|href=\")([^)\"]{0,12})", data)
    assert fetched
    assert all(address.startswith((b"#", b"data:")) for address in fetched)
    assert not re.search(rb"https?://(?!www\.w3\.org/)", data)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lettering", Lettering)
def test_a_browser_shows_what_the_canvas_shows(lettering: Lettering, tmp_path: Path):
    lines = [line(text, 10, 20 + 20 * row) for row, text in enumerate(SCRIPTS.values())]
    # A character in no font is a box on the canvas, and whatever the browser has in an SVG.
    # Signs at the ends of what is read from the right stand where the layout puts them.
    quoted = line("“(أريد) كل شيء!.”", 180, 60, size=40)
    sheet = page(*lines[:-1], quoted, NODES["text of two sizes"], width=500, height=340)
    data = _lettered(sheet) if lettering is Lettering.TEXT else svg_bytes(sheet)
    seen = _in_browser(data, tmp_path, (500, 340))
    canvas = qt_picture(sheet, tmp_path)
    assert difference(canvas, seen) < 0.003
    assert worst_patch(canvas, seen) < 0.1
    assert worst_patch(canvas, qt_picture(page(*lines[1:], width=500, height=340), tmp_path)) > 0.1


def _in_browser(data: bytes, folder: Path, size: tuple[int, int]) -> Pillow.Image:
    source, shot = folder / "sheet.html", folder / "sheet.png"
    (folder / "sheet.svg").write_bytes(data)
    source.write_text('<body style="margin:0"><img src="sheet.svg" style="width:500px">')
    run(
        "chromium",
        *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *(f"--user-data-dir={folder / 'profile'}", f"--window-size={size[0]},{size[1]}"),
        *("--force-device-scale-factor=2", f"--screenshot={shot}", source.as_uri()),
    )
    return Pillow.open(shot).convert("RGB")


def test_what_is_left_out_is_not_in_the_file():
    info = MapInfo(id=MAP_ID, title="A heading", scenario="In the heading only")
    document = small_map("Words", info=info)
    lines = {_said(text) for text in _root(document).iter(f"{SVG}text")}
    bare = _root(document, PosterOptions(picture=Picture(bare=True)))
    left = {_said(text) for text in bare.iter(f"{SVG}text")}
    assert "In the heading only" in lines - left
    assert "Words" in left
    assert float(bare.get("height", "pt")[:-2]) < float(_root(document).get("height", "pt")[:-2])


def test_a_picture_of_paper_has_its_size():
    options = PosterOptions(picture=Picture(paper=True))
    root = _root(small_map("Words"), options)
    size = options.paper.size
    wanted = sorted((size.width, size.height))
    assert sorted(float(root.get(side, "")[:-2]) for side in ("width", "height")) == pytest.approx(
        wanted, abs=0.01
    )
    assert "Words" in {_said(text) for text in root.iter(f"{SVG}text")}


def test_one_file_for_each_stage_and_no_id_in_two_of_them(tmp_path: Path):
    report = export_svg(small_map("Words"), tmp_path / "map.svg", PosterOptions(each=Each.STAGE))
    assert [path.name for path in report.files] == ["map-First-stage.svg", "map-Second.svg"]
    assert sorted(tmp_path.iterdir()) == sorted(report.files)
    ids = [
        element.get("id")
        for path in report.files
        for element in ET.parse(path).iter()  # noqa: S314
        if element.get("id")
    ]
    assert len(ids) == len(set(ids))
    used = re.findall(
        r'(?:url\(|href=")#([^)"]+)', "".join(path.read_text() for path in report.files)
    )
    assert set(used) <= set(ids)
