"""Readers of partners. What they promise is public; whose respondent they are is not."""
