"""How much of a workbook is read at most, so that no file of a stranger costs time or memory.

Only the parts that are needed are ever unpacked, and they are counted while they are: what a file
says of its own size is not believed. Who saves a real table stays far below all of these.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_FILE = 64_000_000  # bytes, packed
MAX_ENTRIES = 10_000
MAX_UNPACKED = 100_000_000  # bytes of XML in all the parts that are read
MAX_RATIO, RATIO_FREE = 400, 20_000_000
"""A part that is larger than the second figure may not be more than so many times its packed size:
long tables are packed 30 times, zeros and bombs 1,000 times."""
MAX_TAG = 1_000_000  # bytes from < to >: an endless one would be read again for each piece
MAX_ELEMENTS = 1_400_000
MAX_DEPTH = 200  # elements within elements
MAX_IDLE = 300_000  # elements of rows and cells without content, one after another
MAX_SHEETS = 300
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384  # what a sheet has
MAX_ROWS_SAID, MAX_CELLS = 150_000, 600_000  # in the whole workbook
MAX_CELL_CHARACTERS = 32_767
MAX_CHARACTERS = 16_000_000  # in all cells
MAX_STYLES = 70_000
MAX_MERGED = 20_000  # in a sheet
MAX_COMMENT_CHARACTERS = 10_000  # of all that is said at one cell
MAX_PEOPLE = 10_000  # who talk in conversations
MAX_UNREAD = 20_000  # cells with errors, in a sheet


class EnoughError(Exception):
    """A bound is reached: what was read until now is what there is."""


class RestIsEmptyError(EnoughError):
    """So much formatting without content came that nothing more is looked for."""


@dataclass(slots=True)
class Allowance:
    """What is left to be read of a whole workbook."""

    unpacked: int = MAX_UNPACKED
    elements: int = MAX_ELEMENTS
    rows: int = MAX_ROWS_SAID
    cells: int = MAX_CELLS
    characters: int = MAX_CHARACTERS

    def unpack(self, amount: int) -> None:
        """Take so many bytes from it.

        Raises:
            EnoughError: there are none left.
        """
        self.unpacked -= amount
        if self.unpacked < 0:
            raise EnoughError

    def element(self) -> None:
        """Take one element from it.

        Raises:
            EnoughError: there are none left.
        """
        self.elements -= 1
        if self.elements < 0:
            raise EnoughError

    def cell(self, characters: int) -> None:
        """Take a cell of so many characters from it.

        Raises:
            EnoughError: there are none left.
        """
        self.cells -= 1
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise EnoughError
