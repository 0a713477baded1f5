"""The priorities board: which pain points come first, what answers them, what is worth doing."""
