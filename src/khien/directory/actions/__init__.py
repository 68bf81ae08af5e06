"""The verbs of the directory, and the only writers of its tables."""

from khien.directory.actions.country import load_country
from khien.directory.actions.installation import choose_province, set_up
from khien.directory.actions.offices import create_offices, load_scope_rules

__all__ = ["choose_province", "create_offices", "load_country", "load_scope_rules", "set_up"]
