"""What the export window says of pictures before they are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.exporting.size_words import picture_size
from exporters.pictures import subjects
from exporters.poster.options import PosterOptions
from exporters.poster.picture import Picture
from model.errors import ExportError
from tests.bench.maps import synthetic


def _words(picture: Picture) -> str:
    options = replace(PosterOptions(), picture=picture)
    return picture_size(subjects(synthetic(30), options).each, options, "png")


def test_a_picture_in_one_file_tells_its_pixels_only() -> None:
    assert _words(Picture(width=1000)).startswith("1000 × ")
    assert "files" not in _words(Picture(width=1000))


def test_a_picture_in_pieces_tells_how_many_files_it_takes() -> None:
    words = _words(Picture(width=1000, tile=500))
    high = int(words.split(" × ")[1].split(" ")[0])
    assert words.endswith(f"cut into {2 * -(-high // 500)} files")


def test_a_picture_that_is_too_large_is_told_before_a_file_is_chosen() -> None:
    with pytest.raises(ExportError, match="too large"):
        _words(Picture(width=90_000))
