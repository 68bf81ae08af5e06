"""Pages of the room: each view is one page of the same name."""
