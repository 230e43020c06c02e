"""What calls the work again and again."""
