"""The verbs of the directory, and the only writers of its tables."""

from khien.directory.actions.country import load_country
from khien.directory.actions.importing import (
    check_again,
    check_list,
    confirm_list,
    delete_old_drafts,
)
from khien.directory.actions.installation import choose_province, set_up
from khien.directory.actions.institutions import create_institutions
from khien.directory.actions.offices import create_offices, load_scope_rules

__all__ = [
    "check_again",
    "check_list",
    "choose_province",
    "confirm_list",
    "create_institutions",
    "create_offices",
    "delete_old_drafts",
    "load_country",
    "load_scope_rules",
    "set_up",
]
