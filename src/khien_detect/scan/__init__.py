"""Scanning much at once: files, folders and tables, on one machine's cores or on a Ray cluster."""
