"""Fetches politely and reads what comes back: feeds, sitemaps, pages, and the text of articles."""
