"""Posters for archives: PDF/A-1b, as Preflight (of PDFBox) judges it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from exporters.pdf.colours import srgb_profile
from exporters.poster.options import PosterOptions, Tiling
from model.records import MAP_ID, MapInfo
from model.storage import load
from tests.conftest import ROOT
from tests.exporters.maps import small_map
from tests.exporters.posters import poster, reader_of
from tests.exporters.rendering import difference, rasterised, tool
from tests.exporters.scenes import SCRIPTS, picture_of

_JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging")
_FOR_JAVA_11 = ("javax.activation", "jaxb-api")
_FOLDER = Path("/usr/share/java")
ARCHIVE = PosterOptions(archive=True)


def _faults(data: bytes, folder: Path) -> str:
    """What Preflight finds; empty for a valid file."""
    java = tool("java")
    jars = [_FOLDER / f"{name}.jar" for name in (*_JARS, *_FOR_JAVA_11)]
    if not all(jar.exists() for jar in jars):
        pytest.skip(
            "Preflight is not installed (libpdfbox2-java libactivation-java libjaxb-api-java)"
        )
    path = folder / "poster.pdf"
    path.write_bytes(data)
    done = subprocess.run(
        [java, "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b", path],
        capture_output=True,
        check=False,
        timeout=120,
        text=True,
    )
    said = f"{done.stdout}{done.stderr}"
    return "" if "is a valid PDF/A-1b file" in said else said


@pytest.mark.parametrize(
    "options",
    [ARCHIVE, PosterOptions(archive=True, tiling=Tiling(), report=True, evidence=True)],
    ids=["one page", "tiled"],
)
@pytest.mark.parametrize("name", ["night-train", "multilingual"])
def test_posters_are_valid(name: str, options: PosterOptions, tmp_path: Path):
    source = load(ROOT / "resources" / "samples" / f"{name}.journey").document
    assert _faults(poster(source, options), tmp_path) == ""


def test_what_is_hard_is_valid_too(tmp_path: Path):
    clear = Pillow.new("RGBA", (40, 40), (255, 0, 0, 90))
    buffer = io.BytesIO()
    clear.save(buffer, "PNG")
    info = MapInfo(
        id=MAP_ID,
        title="Ünï <结> & (more) \\ 𝔘 شيء",
        authors=("Ann", "Bob & <Co>"),
        objective="Two\nlines",
        language="de-CH",
    )
    link = "https://example.org/a?b=c&d=(e)"
    image = picture_of(buffer.getvalue(), 40, 40)
    source = small_map(*SCRIPTS.values(), link, info=info, image=image)
    assert _faults(poster(source, ARCHIVE), tmp_path) == ""


def test_the_checker_sees_what_is_not_valid(tmp_path: Path):
    assert "1.4" in _faults(poster(small_map("Words")), tmp_path)


def test_only_archives_claim_to_be_one():
    def claims(options: PosterOptions) -> bool:
        packet = reader_of(poster(small_map("Words"), options)).root_object["/Metadata"].get_data()
        return b"pdfaid:part" in packet

    assert claims(ARCHIVE)
    assert not claims(PosterOptions())


def test_an_archive_has_no_transparency_and_looks_the_same(tmp_path: Path):
    clear = Pillow.new("RGBA", (40, 40), (255, 0, 0, 0))
    clear.paste((0, 128, 255, 255), (10, 10, 30, 30))
    buffer = io.BytesIO()
    clear.save(buffer, "PNG")
    source = small_map("Words", image=picture_of(buffer.getvalue(), 40, 40))
    data = poster(source, ARCHIVE)
    assert b"/SMask" not in data
    pictures = [rasterised(pdf, tmp_path, dpi=72) for pdf in (data, poster(source))]
    assert difference(*pictures) < 0.001


def test_the_colours_are_told_by_a_profile_that_is_srgb():
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB"
    known = ImageCms.createProfile("sRGB")
    ramp = Pillow.merge("RGB", [Pillow.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
    through = ImageCms.profileToProfile(ramp, ours, known)
    assert through is not None
    worst = max(abs(a - b) for a, b in zip(ramp.tobytes(), through.tobytes(), strict=True))
    assert worst <= 1
