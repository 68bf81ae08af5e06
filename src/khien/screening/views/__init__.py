"""Pages of the room; each subject has its files."""
