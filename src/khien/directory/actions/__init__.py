"""The verbs of the directory, and the only writers of its tables."""

from khien.directory.actions.boundaries import check_boundaries
from khien.directory.actions.changes import (
    abolish,
    absorb,
    found,
    merge,
    name_anew,
    recode,
    retype,
    split,
    transfer_part,
)
from khien.directory.actions.changing import Decided, Named
from khien.directory.actions.confirming import check_draft_again, confirm_draft
from khien.directory.actions.conversion import check_conversion
from khien.directory.actions.country import load_country
from khien.directory.actions.drafts import delete_old_drafts
from khien.directory.actions.duties import bind_function, transfer_functions
from khien.directory.actions.enrolment import (
    check_enrolment,
    enrolment_template,
    record_enrolment,
)
from khien.directory.actions.exporting import export_organisations, template_table
from khien.directory.actions.importing import check_list
from khien.directory.actions.installation import choose_province, set_up
from khien.directory.actions.institutions import create_institutions
from khien.directory.actions.names import add_office, reach, rename
from khien.directory.actions.offices import create_offices, load_scope_rules
from khien.directory.actions.shares import record_shares
from khien.directory.actions.standing import set_superior
from khien.directory.actions.traits import set_trait

__all__ = [
    "Decided",
    "Named",
    "abolish",
    "absorb",
    "add_office",
    "bind_function",
    "check_boundaries",
    "check_conversion",
    "check_draft_again",
    "check_enrolment",
    "check_list",
    "choose_province",
    "confirm_draft",
    "create_institutions",
    "create_offices",
    "delete_old_drafts",
    "enrolment_template",
    "export_organisations",
    "found",
    "load_country",
    "load_scope_rules",
    "merge",
    "name_anew",
    "reach",
    "recode",
    "record_enrolment",
    "record_shares",
    "rename",
    "retype",
    "set_superior",
    "set_trait",
    "set_up",
    "split",
    "template_table",
    "transfer_functions",
    "transfer_part",
]
