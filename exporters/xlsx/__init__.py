"""Reading .xlsx workbooks of strangers: streamed, bounded, and nothing in them is carried out.

``reading.read_book`` opens one (``book.Book``); ``grid.grid_of`` makes a plain table of a sheet.
"""
