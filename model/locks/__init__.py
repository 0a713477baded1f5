"""Who works on a file: told beside the file, so that other windows and laptops know."""
