"""Mermaid journeys: read as mermaid reads them, or as a person meant them."""
