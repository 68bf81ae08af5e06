"""The verbs of takedowns, and the only writers of this room."""
