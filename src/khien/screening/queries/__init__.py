"""What is read in the room; each subject has its file."""
