"""The window for export and print: a form, every page as it will be, and what to know of it."""
