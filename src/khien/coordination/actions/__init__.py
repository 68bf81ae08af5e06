"""The verbs of this room: its only writers."""
