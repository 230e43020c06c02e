"""The reading room: article text in, what it says out, every offset kept.  Rules and word lists, no models."""
