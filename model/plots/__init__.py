"""Plots of what a map means, as display lists: pure functions from values to a drawing.

Each plot takes values of :mod:`model.plots.values` (:mod:`model.plots.told` makes them from the
facts of :mod:`model.insight`), how wide it is in points, and a theme. It answers a
:class:`~model.layout.sketch.Drawing`: nodes that every painter draws, and its size. What belongs to
a record is a group with the record's id and a sentence as its title, in the order of reading, so
that a view finds it under the mouse and a screen reader has words for it.
"""
