"""Posters for audiences: which part of a map each of them shows."""
