"""Discord: the whole bot in one folder; nothing outside it knows Discord."""
