"""The name of lines in which a text waits until Enter makes something of it."""

UNSENT_LINE = "unsent-line"
"""Such a line bears it as its object name: what stands there is kept safe from a crash."""
