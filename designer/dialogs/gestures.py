"""What hands do on the map without a menu: keys, mouse and fingers, as tables for the help."""

from __future__ import annotations

Rows = tuple[tuple[str, str], ...]

MAP_KEYS: Rows = (
    ("Arrow keys", "Go from card to card"),
    ("Type", "Write a new card in the chosen cell, or go on after the chosen card's text"),
    ("Enter", "Edit the chosen card; while typing, begin the next one below"),
    ("Tab, Shift+Tab", "Go to the cell at the right, at the left"),
    ("Ctrl+Down, Ctrl+Up", "Go to the lane below, above"),
    ("1 to 5 on the dramatic arc", "Say how gripping a step is; Del: nobody knows"),
    ("Esc", "Leave without changing; clear the selection"),
    ("Menu, Shift+F10", "What can be done with the selection"),
)
"""What the canvas understands without a menu."""

MOUSE: Rows = (
    ("Click, Shift+click", "Select one thing; one more, or one less"),
    ("Drag over paper", "Select what the frame touches"),
    ("Double-click", "Edit a text where it stands; in a free place, write a new card"),
    ("Right click", "What can be done there"),
    ("Drag", "Move cards, stages, steps, lanes, personas and faces"),
    ("Alt while dragging", "Copy instead of move; no snapping of faces and borders"),
    ("Shift while dragging", "Keep the lane; a face goes only up and down, or only sideways"),
    ("Esc, right button while dragging", "Put everything back"),
    ("Drag a card's edge", "Let it reach over several steps"),
    ("Drag a border", "Make steps, stages and lanes larger or smaller"),
    ("Double-click a border", "Give back the usual size"),
    ("Drag from a card's handle", "Draw an arrow to another card, or to a new one on free paper"),
    ("Drag an arrow's end", "Lead it to another card"),
    ("Click on a curve", "Put another face on it"),
    ("Click or drag on the dramatic arc", "Say how gripping a step is, 1 to 5"),
    ("Click the arrow in a header", "Collapse a stage or lane, or expand it"),
    ("Space or middle button and drag", "Move the sheet"),
    ("Wheel, Shift+wheel", "Scroll down, to the side"),
    ("Ctrl+wheel", "Zoom where the pointer is"),
)
"""What the mouse does on the map."""

TOUCH: Rows = (
    ("Tap", "Select one thing"),
    ("Double tap", "Edit a text where it stands"),
    ("Drag", "Move what the finger began on"),
    ("Drag over paper", "Move the sheet"),
    ("Two fingers", "Move the sheet"),
    ("Pinch", "Zoom"),
    ("Hold", "What can be done there"),
)
"""What fingers do on the map."""
