"""What keeps work safe while a map is open: journal, versions, locks. Nothing here asks to edit."""
