"""Finding one's way on a large map: find, lens, saved views, overview."""
