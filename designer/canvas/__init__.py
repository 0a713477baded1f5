"""The canvas: a scene that only observes, a view, tools for gestures."""
