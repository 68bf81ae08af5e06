"""Watching an installation: what `khien doctor` finds is kept, told, and told as over."""
