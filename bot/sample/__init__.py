"""The sample newsroom: invented publishers and their coverage, served on loopback for the demo and for tests."""
