"""What a story's coverage answers to a question: the passages themselves, or that it does not say."""
