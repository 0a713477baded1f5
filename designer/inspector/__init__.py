"""The inspector: forms for what is selected, built from tables of fields."""
