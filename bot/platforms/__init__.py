"""Doors to the newsroom: each receives a Call, renders a Reply and posts messages; its limits are known there only."""
