"""Thin dialogs: options in, options out."""
