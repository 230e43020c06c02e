"""What is answered and posted, and where."""
