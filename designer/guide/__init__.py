"""The guide: a first map, one question after the other, each answered in the bar or on the map."""
