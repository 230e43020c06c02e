"""The reading room: article text in, what it says out, with every offset kept.  Rules and word lists only, no models."""
