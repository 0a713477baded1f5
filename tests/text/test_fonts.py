"""The bundled font files and what they cover."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from model.layout.text import Weight, font_data, font_keys, metrics
from model.layout.text.fonts import FONTS, chain, covers, font_for
from resources.locator import resource_path

FOLDER = resource_path("fonts")

LICENCES = {path.stem.removeprefix("OFL-"): path for path in FOLDER.glob("OFL-*.txt")}


def opened(key):
    return TTFont(BytesIO(font_data(key)), lazy=True)


@pytest.mark.parametrize("info", FONTS, ids=lambda info: info.key)
def test_a_font_has_fixed_truetype_outlines(info):
    font = opened(info.key)
    assert "glyf" in font
    assert not {"CFF ", "CFF2", "fvar", "gvar"} & set(font.keys())


@pytest.mark.parametrize("info", FONTS, ids=lambda info: info.key)
def test_embedding_is_allowed(info):
    assert opened(info.key)["OS/2"].fsType == 0


def test_each_file_is_used_and_described():
    files = {path.name for path in FOLDER.glob("*.ttf")}
    assert files == {info.file for info in FONTS}
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{file.split('-')[0]}-" in readme for file in files)


def test_each_family_has_its_licence():
    for file in (info.file for info in FONTS):
        family = file.split("-")[0]
        name = {"NotoSansSC": "NotoSansCJK", "NotoSansJP": "NotoSansCJK"}.get(family, family)
        name = {
            "NotoSansKR": "NotoSansCJK",
            "NotoSansMath": "NotoSansSymbols",
            "NotoSansSymbols2": "NotoSansSymbols",
        }.get(name, name)
        text = LICENCES[name].read_text(encoding="utf-8")
        assert text.startswith("Copyright")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_all_fonts_together_stay_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 10_000_000


def test_bytes_are_read_once():
    assert font_data("sans") is font_data("sans")
    assert font_data("sans")[:4] == b"\0\1\0\0"
    assert "sans-bold" in font_keys()


def test_metrics_are_those_of_the_file():
    table = opened("sans")["hhea"]
    found = metrics("sans")
    assert (found.ascent, found.descent) == (table.ascent / 1000, -table.descent / 1000)
    assert found.units_per_em == 1000


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Größe Łódź Việt", "sans"),
        ("Клиент Є ї", "sans"),
        ("Πελάτης ώ", "sans"),
        ("सेवा", "sans"),
        ("خدمة پشتیبانی", "arabic"),
        ("שירות", "hebrew"),
        ("บริการ", "thai"),
        ("服务質量讀卡", "chinese"),
        ("お客様サービス", "japanese"),
        ("고객은", "korean"),
        ("→⇒≤≠", "math"),
        ("👍🏽👩🇩🇪⚠☎✔", "emoji"),
    ],
)
def test_a_script_is_covered(text, key):
    assert covers(key, text.replace(" ", ""))


def test_common_characters_of_each_standard_are_there():
    def standard(codec, rows):
        cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
        return "".join(cell.decode(codec, "ignore") for cell in cells)

    assert covers("chinese", standard("gb2312", range(0xB0, 0xF8)))
    assert covers("japanese", standard("euc_jp", range(0xB0, 0xD0)))
    assert covers("korean", standard("euc_kr", range(0xB0, 0xC9)))


def test_the_nearest_weight_is_taken():
    assert chain(Weight.SEMIBOLD)[:2] == ("sans-semibold", "arabic-bold")
    assert font_for("ع", Weight.BOLD) == "arabic-bold"
    assert font_for("中", Weight.BOLD) == "chinese"


def test_japanese_text_has_japanese_shapes():
    assert font_for("直", Weight.REGULAR) == "chinese"
    assert font_for("直", Weight.REGULAR, japanese=True) == "japanese"


def test_a_character_that_no_font_has():
    assert font_for("\ue000", Weight.REGULAR) is None
