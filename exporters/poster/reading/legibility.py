"""How well a poster can be read, told before it is made.

Everything is measured on the pages as they will be painted: sizes on paper, the colour that a
line really stands on, the pixels that a picture has for the room it fills.
"""

from __future__ import annotations

from exporters.poster.options import PosterOptions
from exporters.poster.pages import Poster
from exporters.poster.reading.finding import Legibility
from exporters.poster.reading.picture_rules import coarse, stretched
from exporters.poster.reading.sheet_rules import changed_accent, empty_sheet, narrow_margin
from exporters.poster.reading.shown import shown
from exporters.poster.reading.text_rules import missing, small, smallest_text, weak


def legibility(poster: Poster, options: PosterOptions) -> Legibility:
    """The legibility report of a poster that was planned with these options."""
    drawings = shown(poster)
    findings = (
        missing(poster, drawings),
        small(poster, drawings, options),
        weak(poster, drawings),
        coarse(poster, drawings),
        stretched(poster, drawings),
        narrow_margin(options),
        empty_sheet(poster, options),
        changed_accent(options),
    )
    return Legibility(
        smallest=smallest_text(poster, drawings),
        findings=tuple(finding for finding in findings if finding is not None),
    )
