"""The pictures of the documentation, made of the real window with real events."""
