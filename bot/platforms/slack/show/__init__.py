"""How replies, questions, forms and App Home look within the platform’s limits.  Pure."""
