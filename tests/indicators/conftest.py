"""The province, the people and the work that the dashboards' tests speak of."""

from dashboards.conftest import (
    ask,
    detect,
    leader,
    manager,
    objectives,
    opened,
    province,
    this_morning,
)

__all__ = ["ask", "detect", "leader", "manager", "objectives", "opened", "province", "this_morning"]
