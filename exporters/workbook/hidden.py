"""What a sheet carries that nobody sees, so that it is known again whatever was done to it.

Above each table stands what it is; then comes a row, hidden, with the key of each column: headers
may be renamed, columns moved and inserted. Behind the last column stand, hidden, the record's id
and the row's mark (:func:`~exporters.workbook.sent.mark_of`); the key above the ids also names the
sheet, so sheets may be renamed and reordered.
"""

from __future__ import annotations

TITLE_ROW, KEY_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2, 3
"""Rows from 0, as they are sent: the title, the keys, the headers, the first record."""
ID_KEY = "id:"
"""Before the sheet's key, above the ids."""
MARK_KEY = "mark"
MAP_KEY = "map"
"""Above the name of each row's map, in a portfolio only. It is no answer: the mark names the map of
a row that was sent, this column that of one that was added (by ``SentMap.title``)."""
ID_HEADER, MARK_HEADER = "Journeyboard id", "Journeyboard mark"
MEMORY_SHEET = "Journeyboard"
"""The very hidden sheet with what was sent: its first column has the texts of ``sent.encoded``."""
LISTS_SHEET = "Lists"
"""The hidden sheet with the words to choose from."""
CHART_SHEET = "Chart data"
"""The hidden sheet that the charts draw: formulas over the tables, never read back."""
