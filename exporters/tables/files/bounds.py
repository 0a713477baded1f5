"""How much of a table is read; what is above is refused or left out, and said so."""

from __future__ import annotations

MAX_BYTES = 64_000_000
"""Of a file; no larger one is opened."""
MAX_TEXT_BYTES = 20_000_000
"""Of a file that is text: it stands in memory several times while it is read."""
MAX_MARKDOWN_BYTES = 1_000_000
"""Of a text in Markdown, which nobody writes as long as a table."""
MAX_LINES = 40_000
"""Of a text in Markdown."""
MAX_CELLS = 1_200_000
"""Of a table, each row counted as one more."""
MAX_ROWS = 60_000
"""Of a table: a map of more is none."""
MAX_BARS = 500_000
"""Signs ``|`` in a Markdown text."""
MAX_BELOW = 200
"""Lines below a table that are taken for its own."""
MAX_COLUMNS = 500
MAX_FIELD = 1_000_000
"""Characters of one cell; a longer one is a quotation mark that was never closed."""
MAX_TABLES = 500
"""Of one file."""
