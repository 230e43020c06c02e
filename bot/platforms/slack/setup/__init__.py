"""What whoever sets it up needs: what the platform must be told, and what doctor finds."""
