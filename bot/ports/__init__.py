"""What the rooms of bot expect of each other: documented protocols, their records and nothing that runs."""
