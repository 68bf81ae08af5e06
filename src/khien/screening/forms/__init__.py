"""Forms of the room; each subject has its file."""
