"""The actions board: what is done about the journey, by status, by owner, and as a trail."""
