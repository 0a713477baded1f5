"""Tables of other people: cells read from any file, guessed, mapped, and made into a map."""
