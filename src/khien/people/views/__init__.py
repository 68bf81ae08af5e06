"""Pages of accounts, one file per page."""
