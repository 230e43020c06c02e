"""What is new since somebody looked: facts, figures, quotes and answers that no earlier coverage told."""
