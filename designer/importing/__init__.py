"""Tables of other people on their way in: what is chosen, shown beforehand, remembered, made."""
