"""Editors of a form: each shows one value and tells what a person made of it."""
