"""Readers of articles: the public ones in `public`, those of the people who write in `desk`."""
