"""How well a poster can be read: what stands on its pages, held against rules, told with places."""
