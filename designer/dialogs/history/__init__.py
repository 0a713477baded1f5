"""The parts of the window for earlier versions: list, picture, what differs."""
