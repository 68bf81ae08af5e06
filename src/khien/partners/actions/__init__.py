"""The only writers of partners."""
