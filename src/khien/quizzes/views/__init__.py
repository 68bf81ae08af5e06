"""One view for each page."""
