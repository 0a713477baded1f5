"""The window around an open map: panes, bars, menus, and the way of the keyboard through them."""
