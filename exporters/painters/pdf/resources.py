"""What a content stream refers to by name: fonts with the glyphs used of them, and pictures."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from exporters.painters.pdf.pictures import PdfPicture, read_picture
from exporters.painters.pdf.truetype import TrueTypeFont
from exporters.painters.pictures import image_bytes
from model.ids import Id
from model.layout.text.fonts import font_data, shaper
from model.records import Image


@dataclass(slots=True)
class FontUse:
    """One font in one document: its name there, and what each glyph used of it stands for."""

    key: str
    name: str
    font: TrueTypeFont
    widths: array[float]
    texts: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, name: str) -> FontUse:
        """The bundled font ``key``, to be known in the document as ``name``."""
        font = TrueTypeFont.parse(font_data(key))
        em = 1000 / font.units_per_em
        return cls(key, name, font, array("d", [width * em for width in font.advances]))

    def space(self) -> str:
        """The code of a space, noted as used; empty where the font has none."""
        glyph = self.glyph_of(" ")
        if not glyph or self.texts.setdefault(glyph, " ") != " ":
            return ""
        return self.codes.setdefault(glyph, f"{glyph:04X}")

    def glyph_of(self, character: str) -> int:
        """The glyph that the font has for a character by itself; 0 for none."""
        return int(shaper(self.key).get_nominal_glyph(ord(character)) or 0)


class PdfResources:
    """Fonts and pictures of one document, in the order of their first use.

    ``ground``: the colour that shows through pictures where the document knows no transparency.
    """

    def __init__(self, images: Mapping[Id, Image], *, ground: str | None = None) -> None:
        self._images = images
        self._ground = ground
        self.fonts: dict[str, FontUse] = {}
        self.pictures: dict[Id, PdfPicture | None] = {}

    def font(self, key: str) -> FontUse:
        """The font, noted as used."""
        use = self.fonts.get(key)
        if use is None:
            use = self.fonts[key] = FontUse.of(key, f"F{len(self.fonts)}")
        return use

    def picture(self, image_id: Id) -> str | None:
        """The name of a picture in the document, noted as used; None when it cannot be decoded."""
        if image_id not in self.pictures:
            data = image_bytes(self._images, image_id)
            name = f"Im{len(self.pictures)}"
            self.pictures[image_id] = read_picture(data, name, self._ground) if data else None
        picture = self.pictures[image_id]
        return picture.name if picture else None
