"""The start page: templates, recent maps, and what they look like."""
