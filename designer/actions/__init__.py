"""Everything a person can do, as a table: menus, bars, shortcuts and help are made from it."""
