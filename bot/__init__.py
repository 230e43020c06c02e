"""What runs: everything that touches the world."""
