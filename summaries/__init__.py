"""What a briefing is: article text in, briefing out.  No clock, no network, no database, no asyncio."""
