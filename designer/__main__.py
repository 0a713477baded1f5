"""``python -m designer``: the same as the ``journeyboard`` command."""

from __future__ import annotations

import os
import sys

import designer

# `python -m` looks for modules in the folder one stands in before all others: with a map may come
# a file that is called like a module. Only the folder that this program is in is looked into.
_PLACE = os.path.dirname(os.path.dirname(os.path.abspath(designer.__file__)))  # noqa: PTH100, PTH120
if sys.path and os.path.abspath(sys.path[0]) == os.path.abspath("") != _PLACE:  # noqa: PTH100
    del sys.path[0]

from designer.cli import main  # noqa: E402 - from the right place

if __name__ == "__main__":
    sys.exit(main())
