"""Data and a small locator: fonts, icons, themes, templates, samples, words."""
