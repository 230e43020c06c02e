"""Who has installed the bot: the way in, tokens, and the newsroom that each workspace is a door to."""
