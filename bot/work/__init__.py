"""The use cases: collect, read, match, brief, schedule, deliver.  They speak to the world through ports only."""
