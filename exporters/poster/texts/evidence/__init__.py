"""The evidence a map rests on, as pages after the poster."""
