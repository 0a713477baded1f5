"""Every script that the fonts cover, shaped as its readers expect."""

import pytest

from model.layout.text import TextStyle, typeset
from model.layout.text.fonts import Weight, shaper

STYLE = TextStyle(12, 16)


def runs_of(text, **options):
    (line,) = typeset(text, STYLE, **options).lines
    return line.runs


def only_run(text):
    (run,) = runs_of(text)
    return run


def nominal(font, text):
    return [shaper(font).get_nominal_glyph(ord(char)) for char in text]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("customer", "sans"),
        ("Клиент", "sans"),
        ("Πελάτης", "sans"),
        ("العميل", "arabic"),
        ("הלקוח", "hebrew"),
        ("ग्राहक", "sans"),
        ("ลูกค้า", "thai"),
        ("顾客评论", "chinese"),
        ("お客様", "japanese"),
        ("고객은", "korean"),
        ("👍", "emoji"),
    ],
)
def test_a_script_has_its_font_and_no_box(text, font):
    run = only_run(text)
    assert run.font == font
    assert 0 not in run.glyphs
    assert run.advance > 0


def test_arabic_letters_join():
    joined, apart = only_run("ببب"), nominal("arabic", "ببب")
    assert len(set(joined.glyphs)) > 1
    assert joined.advance < sum(shaper("arabic").get_glyph_h_advance(g) for g in apart) * 0.012


def test_right_to_left_glyphs_stand_in_visual_order():
    run = only_run("אבג")
    assert run.rtl
    assert list(run.glyphs) == nominal("hebrew", "גבא")
    assert run.clusters == (2, 1, 0)
    assert run.text == "אבג"
    assert list(run.xs) == sorted(run.xs)


def test_devanagari_vowel_stands_before_its_consonant():
    consonant, vowel = nominal("sans", "कि")
    run = only_run("कि")
    assert run.glyphs[-1] == consonant
    assert vowel not in run.glyphs[1:]
    assert set(run.clusters) == {0}


def test_devanagari_consonants_combine():
    assert len(only_run("क्ष").glyphs) == 1


def test_thai_marks_stand_above():
    run = only_run("ก่")
    base, mark = run.xs
    assert mark < base + run.advance
    assert run.advance == pytest.approx(only_run("ก").advance)


def test_thai_breaks_between_words():
    whole = typeset("ลูกค้าอ่านรีวิว", STYLE)
    lines = typeset("ลูกค้าอ่านรีวิว", STYLE, width=whole.width - 1).lines
    assert [line.text for line in lines] == ["ลูกค้าอ่าน", "รีวิว"]


def test_chinese_line_never_begins_with_a_full_stop():
    for width in range(12, 90, 6):
        lines = typeset("顾客在购买之前阅读评论。并比较价格。", STYLE, width=max(width, 24)).lines
        assert not any(line.text.startswith("。") for line in lines)


def test_kana_anywhere_gives_japanese_shapes_everywhere():
    fonts = {run.font for line in typeset("東京\nですか", STYLE).lines for run in line.runs}
    assert fonts == {"japanese"}


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "👍🏽", "🇩🇪", "❤️", "1️⃣", "👩🏽‍💻", "🏳️‍🌈"])
def test_an_emoji_sequence_is_one_picture(text):
    run = only_run(text)
    assert run.font == "emoji"
    visible = [glyph for glyph in run.glyphs if shaper("emoji").get_glyph_extents(glyph).width]
    assert len(visible) == 1
    assert run.text == text


def test_text_style_stays_text():
    assert only_run("1").font == "sans"
    assert only_run("©").font == "sans"
    assert only_run("©️").font == "emoji"


def test_marks_stay_with_their_base():
    run = only_run("x\u0302")
    assert set(run.clusters) == {0}
    assert run.advance == pytest.approx(only_run("x").advance)


def test_a_mark_rises_above_a_tall_letter():
    base, mark = only_run("b\u0302").ys
    assert base == 0
    assert mark < -1


def test_mixed_directions_in_left_to_right_text():
    first, second, third = runs_of("buy שלום עולם now")
    assert [run.text.strip() for run in (first, second, third)] == ["buy", "שלום עולם", "now"]
    assert [run.rtl for run in (first, second, third)] == [False, True, False]


def test_mixed_directions_in_right_to_left_text():
    line = typeset("מחיר 25.50 באתר Amazon", STYLE).lines[0]
    assert line.rtl
    # From left to right: the Latin word ends the line, the number reads as it is written.
    assert [run.text.strip() for run in line.runs if run.text.strip()] == [
        "Amazon",
        "באתר",
        "25.50",
        "מחיר",
    ]


def test_brackets_are_mirrored():
    opening, closing = nominal("sans", "()")
    glyphs = [glyph for run in runs_of("אב (גד) ה") if run.font == "sans" for glyph in run.glyphs]
    if not glyphs:
        opening, closing = nominal("hebrew", "()")
        glyphs = list(only_run("אב (גד) ה").glyphs)
    assert glyphs.index(opening) < glyphs.index(closing)


def test_each_line_is_ordered_by_itself():
    lines = typeset("אבג דהו abc def", STYLE, width=45).lines
    assert [line.text for line in lines] == ["אבג דהו", "abc def"]
    assert all(line.rtl for line in lines)
    assert [run.rtl for run in lines[1].runs] == [False]


def test_bold_falls_back_to_what_there_is():
    block = typeset("Preis 价格 سعر", TextStyle(12, 16, Weight.SEMIBOLD))
    fonts = {run.font for run in block.lines[0].runs}
    assert fonts == {"sans-semibold", "chinese", "arabic-bold"}
