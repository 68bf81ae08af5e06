"""The verbs of this room, the only writers."""
