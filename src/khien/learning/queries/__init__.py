"""Readers of the room. Whatever a person may not see is not in the answer."""
