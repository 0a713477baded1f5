"""The report: what hurts, what could be better and what is being done."""
