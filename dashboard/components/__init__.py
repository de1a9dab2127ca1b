"""What the pages are made of: the map, the incident panel, excerpts, counts and tray (edge)."""
