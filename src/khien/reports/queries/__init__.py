"""Readers of reports: who owes what, what was handed in, the reports of the province."""
