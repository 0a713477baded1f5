"""How the interface looks: one token table, from which palette, style sheet and icons are made."""
