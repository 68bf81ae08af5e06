"""A first assessment (Mẫu 02) that finds no emergency."""

from khien.support.actions import Findings
from khien.support.models import Grade

CALM = Findings(
    harm=Grade.MEDIUM,
    access_to_child=Grade.MEDIUM,
    obstacles_in_care=Grade.LOW,
    self_protection=Grade.MEDIUM,
    recovery_ability=Grade.HIGH,
    emergency_needed=False,
    wellbeing=2,
    childs_wish="Em muốn đi học bình thường.",
)
