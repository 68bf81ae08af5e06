"""The verbs of this room, a file for each subject."""
