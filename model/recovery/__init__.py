"""What a crash left behind: what it is worth, and how it comes back. Knows no Qt."""
