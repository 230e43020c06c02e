"""German: how its newspapers name people, and how they say who said what."""
