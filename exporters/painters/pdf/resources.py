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

_LAST = 0xFFFF


@dataclass(slots=True)
class FontUse:
    """One font in one document: its name there, and what each glyph used of it stands for.

    ``codes`` are what the glyphs used are written as, in hexadecimal digits. ``others`` are glyphs
    that stand for a further text, under numbers behind those of all glyphs.
    """

    key: str
    name: str
    font: TrueTypeFont
    widths: array[float]
    texts: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    others: dict[tuple[int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, name: str) -> FontUse:
        """The bundled font ``key``, to be known in the document as ``name``."""
        font = TrueTypeFont.parse(font_data(key))
        em = 1000 / font.units_per_em
        return cls(key, name, font, array("d", [width * em for width in font.advances]))

    def code(self, glyph: int) -> str:
        """What a glyph is written as, noted as used."""
        code = self.codes.get(glyph)
        if code is None:
            code = self.codes[glyph] = f"{self.number(glyph):04X}"
        return code

    def code_for(self, glyph: int, text: str) -> str:
        """What a glyph is written as where it stands for this text."""
        if self.texts.setdefault(glyph, text) == text:
            return self.code(glyph)
        number = self.others.get((glyph, text))
        if number is None:
            number = len(self.widths) + 1 + len(self.others)
            if number > _LAST:
                return self.code(glyph)
            self.others[glyph, text] = number
        return f"{number:04X}"

    def uses(self) -> list[tuple[int, int, str]]:
        """All that is used, in order: the number in the document, the glyph, what it stands for."""
        own = [(self.number(glyph), glyph, self.texts.get(glyph, "")) for glyph in self.codes]
        others = [(number, glyph, text) for (glyph, text), number in self.others.items()]
        return sorted(own + others)

    def number(self, glyph: int) -> int:
        """The glyph's number in the document.

        The box for characters that no font has is the first of all glyphs, which archives forbid to
        show: there it comes once more, behind all others.
        """
        return glyph or len(self.widths)

    def space(self) -> str:
        """The code of a space, noted as used; empty where the font has none."""
        glyph = self.glyph_of(" ")
        if not glyph or self.texts.setdefault(glyph, " ") != " ":
            return ""
        return self.code(glyph)

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
