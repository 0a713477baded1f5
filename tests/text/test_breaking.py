"""Where text may be broken."""

import pytest

from model.layout.text.breaking import bare, clusters, paragraphs, segments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reads several reviews", ["reads ", "several ", "reviews"]),
        (
            "well-known (price) 1,000.50 € end",
            ["well-", "known ", "(price) ", "1,000.50 ", "€ ", "end"],
        ),
        ("no\u00a0break a\u2060b", ["no\u00a0break ", "a\u2060b"]),
        ("价格，并比较。", ["价", "格，", "并", "比", "较。"]),
        ("「直接」ー", ["「直", "接」ー"]),
        ("ตัดสินใจซื้อ", ["ตัดสิน", "ใจ", "ซื้อ"]),
        ("👩‍👩‍👧👍🏽", ["👩‍👩‍👧", "👍🏽"]),
    ],
)
def test_lines_break_by_unicode_rules(text, expected):
    assert segments(text) == expected


def test_thai_breaks_between_words_only():
    assert segments("ลูกค้าอ่านรีวิว") == ["ลูกค้า", "อ่าน", "รีวิว"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301a", ("e\u0301", "a")),
        ("👩‍👩‍👧👍🏽🇩🇪", ("👩‍👩‍👧", "👍🏽", "🇩🇪")),
        ("नमस्ते", ("न", "म", "स्ते")),
        ("abc", ("a", "b", "c")),
    ],
)
def test_clusters_are_what_a_person_takes_for_a_character(text, expected):
    assert clusters(text) == expected


def test_hard_line_ends():
    assert paragraphs("a\r\nb\rc\u2028d\x0be\x85f") == ["a", "b", "c", "d", "e", "f"]
    assert paragraphs("") == [""]


def test_what_cannot_be_drawn_goes():
    assert paragraphs("a\tb\x07c\x1b[0m\x9f") == ["a bc[0m"]
    assert paragraphs("x\ud800y") == ["x\ufffdy"]


def test_hanging_spaces():
    assert bare("word \u3000 ") == "word"
    assert bare("word\u00a0") == "word\u00a0"
