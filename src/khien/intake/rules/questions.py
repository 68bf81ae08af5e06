"""The fixed questions of triage, and what an answer may hold."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import Answer, HarmKind
from khien.intake.rules.age import OLDEST


@dataclass(frozen=True)
class NewAnswers:
    """Unknown is an answer to each."""

    danger_now: str = Answer.UNKNOWN
    offender_near: str = Answer.UNKNOWN
    publish: str = Answer.UNKNOWN
    meeting: str = Answer.UNKNOWN
    injury: str = Answer.UNKNOWN
    child_age: int | None = None
    kinds: tuple[str, ...] = ()


def check_can_answer(said: NewAnswers) -> None:
    for name in ("danger_now", "offender_near", "publish", "meeting", "injury"):
        if getattr(said, name) not in Answer.values:
            raise Refused(_("Hãy chọn có, không hoặc chưa rõ."), field=name)
    if any(kind not in HarmKind.values for kind in said.kinds):
        raise Refused(_("Hãy chọn một loại trong danh sách."), field="kinds")
    if said.child_age is not None and not 0 <= said.child_age <= OLDEST:
        raise Refused(_("Tuổi là một số từ 0 đến 120."), field="child_age")
