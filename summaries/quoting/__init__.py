"""Everything that was said in a story: whose words they are, and every outlet that tells them."""
