"""The laid-out map on screen: items, held strips, motion, dimming. It observes, it never edits."""
