"""From keys, mouse and fingers to gestures and commands."""
