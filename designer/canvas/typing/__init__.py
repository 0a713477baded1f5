"""Typing in place: the field, the text it stands for, and what comes next."""
