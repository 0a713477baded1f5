"""Promise 12: who works on a file is known to other windows and laptops."""
