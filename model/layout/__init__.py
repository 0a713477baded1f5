"""From a map to boxes and a display list: text, geometry, painting order."""
