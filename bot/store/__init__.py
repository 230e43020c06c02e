"""Where everything is kept: one folder an implementation of bot.ports.store."""
