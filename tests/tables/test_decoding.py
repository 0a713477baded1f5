"""Whatever encoding a table was saved in, its words come out."""

from __future__ import annotations

import pytest

from exporters.tables.files.decoding import decoded
from model.errors import ImportFormatError

GERMAN = "Phase;Gefühl\nKauf;Freude über das große Glück\nÜberlegung;Ärger – „schlecht“"
FRENCH = "Étape,Émotion\nDécouverte,frustré à l’accueil\n"
JAPANESE = "ステージ,感情\n認知,不安\n購入,嬉しい気持ち\n"
CHINESE = "阶段,触点\n认知,广告\n购买,网站支付页面\n"
TAIWANESE = "階段,接觸點\n認知,廣告看板\n購買,網站付款頁面\n"
KOREAN = "단계,감정\n인지,불안하다\n구매,기쁘다\n"
RUSSIAN = "Этап;Эмоция\nПокупка;радость и удовольствие от товара\n"
POLISH = "Etap;Emocja\nZakup;zażółcić gęślą jaźń, złość i łzy\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (JAPANESE, "utf-16"),
    ],
)
def test_unicode_is_read_without_a_guess(text, encoding):
    found = decoded(text.encode(encoding), name="table.csv")
    assert found.text == text
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (GERMAN, "cp1252", "Western (Windows)"),
        (GERMAN, "mac_roman", "Western (Macintosh)"),
        (FRENCH, "cp1252", "Western (Windows)"),
        (FRENCH, "mac_roman", "Western (Macintosh)"),
        ("a,b\nCafé,x\n", "latin-1", "Western (Windows)"),
        (JAPANESE, "cp932", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC"),
        (CHINESE, "gb18030", "GB 18030"),
        (TAIWANESE, "big5", "Big5"),
        (KOREAN, "cp949", "Korean"),
        (RUSSIAN, "cp1251", "Cyrillic"),
        (POLISH, "cp1250", "Central European"),
    ],
)
def test_old_encodings_are_guessed_and_told(text, encoding, told):
    found = decoded(text.encode(encoding), name="table.csv")
    assert found.text == text
    assert len(found.warnings) == 1
    assert told in found.warnings[0]


def test_the_first_accent_may_come_late():
    text = "Phase;Gefühl\n" + "Kauf;gut\n" * 5_000 + "Ende;Glück\n"
    assert decoded(text.encode("mac_roman"), name="t.csv").text == text


def test_a_damaged_text_is_read_and_told():
    found = decoded(b"\xff\xfea\x00\x00\xd8b\x00", name="t.csv")
    assert "damaged" in found.warnings[0]


def test_a_picture_is_no_text():
    with pytest.raises(ImportFormatError, match="no text file"):
        decoded(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, name="picture.csv")
