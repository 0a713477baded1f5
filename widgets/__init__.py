"""Reusable Qt widgets that know values, not the application."""
