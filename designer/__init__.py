"""The application: what the program does."""
