"""Persona sheets."""
