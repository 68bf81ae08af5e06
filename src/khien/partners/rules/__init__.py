"""What may be written down of a partner, and what counts as delivered."""
