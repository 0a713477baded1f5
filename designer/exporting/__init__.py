"""Posters, pictures and workbooks: what is asked, and the work in the background."""
