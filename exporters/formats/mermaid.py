"""Mermaid: the journey diagram of a text, alone or in Markdown."""

from __future__ import annotations

from exporters.format import Format
from exporters.import_result import ImportResult
from exporters.options import ImportOptions


def _read(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    from exporters.mermaid import read_mermaid  # noqa: PLC0415 - imported when it is asked for

    return read_mermaid(data, name=name, strict=options.strict)


FORMAT = Format(
    (".mmd", ".mermaid", ".md", ".markdown"),
    "Mermaid",
    "Journey diagram as text, for documents and wikis",
    read=_read,
)
