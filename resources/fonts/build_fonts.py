"""Makes the font files of this folder from the upstream packages that README.md names.

Usage: ``python build_fonts.py PACKAGES SYMBOLS`` where PACKAGES holds the unpacked font packages
and SYMBOLS is the folder with the static Noto symbol and math fonts. Whole fonts are copied as
they are; large ones are cut down to the characters of the national standards.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "calt"]
VERTICAL = ["vhea", "vmtx", "VORG", "BASE", "DSIG", "STAT", "meta"]

WHOLE = {
    "NotoSans_400Regular": "NotoSans-Regular",
    "NotoSans_600SemiBold": "NotoSans-SemiBold",
    "NotoSans_700Bold": "NotoSans-Bold",
    "NotoSansArabic_400Regular": "NotoSansArabic-Regular",
    "NotoSansArabic_700Bold": "NotoSansArabic-Bold",
    "NotoSansHebrew_400Regular": "NotoSansHebrew-Regular",
    "NotoSansHebrew_700Bold": "NotoSansHebrew-Bold",
    "NotoSansThai_400Regular": "NotoSansThai-Regular",
    "NotoSansThai_700Bold": "NotoSansThai-Bold",
    "NotoEmoji_400Regular": "NotoEmoji-Regular",
}


def standard(codec: str, rows: Iterable[int], columns: Iterable[int]) -> set[int]:
    """The characters that a two-byte national standard has in these rows."""
    cells = list(columns)
    found: set[int] = set()
    for row in rows:
        for column in cells:
            text = bytes((row, column)).decode(codec, "ignore")
            found.update(map(ord, text) if len(text) == 1 else ())
    return found


def block(*ranges: tuple[int, int]) -> set[int]:
    """All code points from each first to each last, both included."""
    return {code for first, last in ranges for code in range(first, last + 1)}


def write_subset(source: Path, target: str, characters: set[int]) -> None:
    """Cut the font down to the characters, horizontal setting only, without hints."""
    options = subset.Options(
        hinting=False, layout_features=FEATURES, notdef_outline=True, glyph_names=False
    )
    options.drop_tables += VERTICAL
    options.name_IDs = ["*"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    subset.save_font(font, str(HERE / f"{target}.ttf"), options)


def main(packages: Path, symbols: Path) -> None:
    """Write every font file of this folder."""

    def upstream(name: str) -> Path:
        return next(packages.rglob(f"{name}.ttf"))

    for name, target in WHOLE.items():
        shutil.copyfile(upstream(name), HERE / f"{target}.ttf")

    east = range(0xA1, 0xFF)
    chinese = standard("gb2312", range(0xB0, 0xF8), east)
    traditional = standard("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *east])
    japanese = standard("euc_jp", range(0xB0, 0xD0), east)
    rare_japanese = standard("euc_jp", range(0xD0, 0xF5), east)
    hangul = standard("euc_kr", range(0xB0, 0xC9), east) | block((0x3131, 0x318E))
    signs = standard("gb2312", range(0xA1, 0xAA), east) | standard(
        "euc_jp", range(0xA1, 0xA9), east
    )
    kana = block((0x3000, 0x30FF), (0x31F0, 0x31FF), (0xFF00, 0xFFEF))
    enclosed = block((0x2460, 0x24FF), (0x3220, 0x33FF))
    han = chinese | traditional | rare_japanese | signs | kana | enclosed
    write_subset(upstream("NotoSansSC_400Regular"), "NotoSansSC-Regular-subset", han)
    write_subset(upstream("NotoSansJP_400Regular"), "NotoSansJP-Regular-subset", japanese | kana)
    write_subset(upstream("NotoSansKR_400Regular"), "NotoSansKR-Regular-subset", hangul)

    emoji = set(TTFont(HERE / "NotoEmoji-Regular.ttf").getBestCmap())
    operators = block((0x2190, 0x21FF), (0x2200, 0x22FF), (0x27F0, 0x27FF)) - emoji
    shapes = block((0x2300, 0x23FF), (0x25A0, 0x27BF), (0x2B00, 0x2BFF)) - emoji
    numbers = block((0x2460, 0x24FF), (0x2600, 0x27BF)) - emoji
    write_subset(symbols / "NotoSansMath-Regular.ttf", "NotoSansMath-Regular-subset", operators)
    write_subset(
        symbols / "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Regular-subset", shapes
    )
    write_subset(symbols / "NotoSansSymbols-Regular.ttf", "NotoSansSymbols-Regular-subset", numbers)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
