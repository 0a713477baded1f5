"""Bugs put in on purpose, and the tests that catch them: ``make plant``."""
