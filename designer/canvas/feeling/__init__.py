"""Emotion curves: putting feelings on them, naming them, whose curve is worked on."""
