"""Pages of this room, one view each."""
