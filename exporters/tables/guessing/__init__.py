"""What tables mean before anybody said so: how they lie, and what their columns are for."""
