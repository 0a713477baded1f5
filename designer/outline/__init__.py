"""The map as a tree: stages, steps, lanes and cards to read, work on and move without a mouse."""
