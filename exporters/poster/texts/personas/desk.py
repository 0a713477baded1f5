"""What everything on one persona's sheet is made from."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.poster.audience.excerpt import Excerpt
from exporters.poster.texts.order import Order
from model.layout.marks import PersonaMark
from model.layout.theme import Theme
from model.records import Persona


@dataclass(frozen=True, slots=True)
class Desk:
    """The persona, what of the map is about it (``excerpt``), and how wide the page's text is.

    ``parked`` tells whether cards of the parking lot count.
    """

    excerpt: Excerpt
    persona: Persona
    mark: PersonaMark
    order: Order
    width: float
    theme: Theme
    parked: bool
