"""Making the file: sheets, styles, charts and what travels with them."""
