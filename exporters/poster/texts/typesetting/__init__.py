"""How pages of text are set: blocks of known height become lines, tables and pages."""
