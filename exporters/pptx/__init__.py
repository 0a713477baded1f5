"""A map as a PowerPoint presentation of native shapes. Needs the extra ``journeyboard[pptx]``."""

from exporters.pptx.deck import write_pptx

__all__ = ["write_pptx"]
