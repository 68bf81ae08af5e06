"""Pages of exhibits: one file a page."""
