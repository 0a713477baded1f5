"""All planted bugs, gathered from the modules ``promise_NN``, one for each promise."""

from __future__ import annotations

import importlib
import pkgutil

import tests.plant
from tests.plant.plants import Plant


def plants() -> tuple[Plant, ...]:
    """Every planted bug, by promise."""
    found: list[Plant] = []
    for module in pkgutil.iter_modules(tests.plant.__path__):
        if module.name.startswith("promise_"):
            found.extend(importlib.import_module(f"tests.plant.{module.name}").PLANTS)
    return tuple(sorted(found, key=lambda plant: plant.promise))
