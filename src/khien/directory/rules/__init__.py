"""What may be done to the directory, and how a figure of one geography is said in another."""

from khien.directory.rules.register import (
    Shown,
    check_as_shown,
    check_can_bind,
    check_can_confirm,
    check_can_count,
    check_can_import,
    check_can_name,
    check_can_rename,
    check_can_set_trait,
    check_can_set_up,
    check_has_rows,
)
from khien.directory.rules.shares import check_shares

__all__ = [
    "Shown",
    "check_as_shown",
    "check_can_bind",
    "check_can_confirm",
    "check_can_count",
    "check_can_import",
    "check_can_name",
    "check_can_rename",
    "check_can_set_trait",
    "check_can_set_up",
    "check_has_rows",
    "check_shares",
]
