"""One module for each format, with its record ``FORMAT``; the registry names the modules."""
