"""What stands around the content of pages: footer, logo, bleed and crop marks."""
