"""Slack: the whole bot, as a newsroom installs it.  Nothing outside this folder knows Slack."""
