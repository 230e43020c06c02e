"""What belongs together: copies of one original, articles of one story, articles of one event."""
