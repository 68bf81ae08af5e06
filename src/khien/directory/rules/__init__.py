"""What may be done to the directory, and how a figure of one geography is said in another."""

from khien.directory.rules.change import (
    check_can_change,
    check_can_end,
    check_can_stand_above,
    check_code,
    check_decided,
    check_others,
    check_successors,
)
from khien.directory.rules.duties import Held, check_can_transfer, holder
from khien.directory.rules.register import (
    Shown,
    check_as_shown,
    check_can_bind,
    check_can_confirm,
    check_can_count,
    check_can_import,
    check_can_name,
    check_can_reach,
    check_can_rename,
    check_can_set_trait,
    check_can_set_up,
    check_has_rows,
)
from khien.directory.rules.shares import check_shares

__all__ = [
    "Held",
    "Shown",
    "check_as_shown",
    "check_can_bind",
    "check_can_change",
    "check_can_confirm",
    "check_can_count",
    "check_can_end",
    "check_can_import",
    "check_can_name",
    "check_can_reach",
    "check_can_rename",
    "check_can_set_trait",
    "check_can_set_up",
    "check_can_stand_above",
    "check_can_transfer",
    "check_code",
    "check_decided",
    "check_has_rows",
    "check_others",
    "check_shares",
    "check_successors",
    "holder",
]
