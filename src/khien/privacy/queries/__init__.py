"""Readers of this room."""
