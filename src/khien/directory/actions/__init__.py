"""The verbs of the directory, and the only writers of its tables."""

from khien.directory.actions.country import load_country
from khien.directory.actions.duties import bind_function
from khien.directory.actions.enrolment import (
    check_enrolment,
    check_enrolment_again,
    confirm_enrolment,
    enrolment_template,
    record_enrolment,
)
from khien.directory.actions.exporting import export_organisations, template_table
from khien.directory.actions.importing import (
    check_again,
    check_list,
    confirm_list,
    delete_old_drafts,
)
from khien.directory.actions.installation import choose_province, set_up
from khien.directory.actions.institutions import create_institutions
from khien.directory.actions.names import add_office, rename
from khien.directory.actions.offices import create_offices, load_scope_rules
from khien.directory.actions.shares import record_shares
from khien.directory.actions.traits import set_trait

__all__ = [
    "add_office",
    "bind_function",
    "check_again",
    "check_enrolment",
    "check_enrolment_again",
    "check_list",
    "choose_province",
    "confirm_enrolment",
    "confirm_list",
    "create_institutions",
    "create_offices",
    "delete_old_drafts",
    "enrolment_template",
    "export_organisations",
    "load_country",
    "load_scope_rules",
    "record_enrolment",
    "record_shares",
    "rename",
    "set_trait",
    "set_up",
    "template_table",
]
