"""A table before it becomes a map."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.shots.studio import Studio

_TABLE = """Phase,Step,Touchpoint,Channel,Thinking,Feeling,Pain points,Owner
Discover,Hears of it,A friend's photo,social media,Where is that?,curious,,Marketing
Discover,Looks it up,Opening hours on the map,search,Open on Sunday?,interested,Hours are wrong,Web
Choose,Compares,Menu with prices,website,The cakes look home-made,happy,,Web
Choose,Reserves,Form for a table,website,Why do they need my address?,annoyed,Asks for it,Web
Visit,Arrives,Bell and a greeting,store,They knew my name,delighted,,Floor
Visit,Orders,Paper menu,store,What is the tea of the day?,unsure,Too many kinds of tea,Floor
Visit,Pays,Terminal at the counter,checkout page,,relieved,Cards only above five,Floor
Come back,Is thanked,Card with a stamp,loyalty programme,Nine more to go,happy,,Marketing
"""
_SIZE = (1180, 780)


def table(studio: Studio) -> QWidget:
    """A table of a tea room, with the map it will make."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "tea room.csv"
    path.write_text(_TABLE, encoding="utf-8")
    imports = studio.window.imports
    imports.open_file(path)
    studio.wait_until(lambda: imports.window is not None)
    path.unlink()
    folder.rmdir()
    window = imports.window
    if window is None:
        raise LookupError("no window for an import")
    window.resize(*_SIZE)
    studio.wait()
    studio.wait_until(lambda: not (window.planner.working or window.preview.pictures.working))
    return window
