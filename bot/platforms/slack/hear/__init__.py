"""What people do: received, acknowledged, understood."""
