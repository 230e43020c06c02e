"""Who speaks in Spanish, French and Portuguese texts: subjects left out or behind their verbs, dashes, and incises."""
