"""Posters: which sheets a map takes and what stands on each, before any file format.

``options`` is what is asked, ``planning`` turns a map and the options into a ``Poster`` of pages,
and painters draw the pages. Nothing here knows Qt or a PDF library.
"""
