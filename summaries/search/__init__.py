"""Searching what is stored: what somebody asks for, the forms that a word takes, the words to show of a hit."""
