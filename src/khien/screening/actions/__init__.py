"""What is done in the room; each subject has its file."""
