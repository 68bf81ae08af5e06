"""The way of a difficulty: the table of its steps, and what each asks."""

from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.coordination.models import CompetentLevel, DifficultyState, Outcome, ReferralEnd
from khien.coordination.rules.steps import Transition
from khien.core.refusal import Refused


class DifficultyStep(StrEnum):
    REFER = "refer"
    ANSWER = "answer"
    HAND_BACK = "hand_back"
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    WITHDRAW = "withdraw"


_RAISED, _REFERRED, _ANSWERED, _SETTLED, _WITHDRAWN = DifficultyState
WAITING = frozenset({_RAISED, _REFERRED, _ANSWERED})
DIFFICULTY: dict[DifficultyStep, Transition[DifficultyState]] = {
    DifficultyStep.REFER: Transition(frozenset({_RAISED, _REFERRED}), _REFERRED),
    DifficultyStep.ANSWER: Transition(frozenset({_REFERRED}), _ANSWERED),
    DifficultyStep.HAND_BACK: Transition(frozenset({_REFERRED}), _RAISED),
    DifficultyStep.HELPED: Transition(frozenset({_ANSWERED}), _SETTLED),
    DifficultyStep.NOT_HELPED: Transition(frozenset({_ANSWERED}), _RAISED),
    DifficultyStep.WITHDRAW: Transition(frozenset({_RAISED, _REFERRED}), _WITHDRAWN),
}

ANSWER, BLOCKING, CENTRAL = (
    "difficulty_answer",
    "difficulty_answer_blocking",
    "difficulty_answer_central",
)
CLOCKS = (ANSWER, BLOCKING, CENTRAL)


def clock_of(level: str, *, blocking: bool) -> str:
    """A ministry is not hurried by an office of a province."""
    if level == CompetentLevel.CENTRAL:
        return CENTRAL
    return BLOCKING if blocking else ANSWER


def check_level(level: str, *, outside: str, of_commune: bool) -> None:
    if level != CompetentLevel.CENTRAL:
        return
    if of_commune:
        raise Refused(
            _("Chỉ cơ quan cấp tỉnh gửi lên bộ, ngành trung ương. Hãy chuyển lên tỉnh trước."),
            field="level",
        )
    if not outside.strip():
        raise Refused(_("Ghi tên bộ, ngành được hỏi."), field="outside")


def check_can_send_to(
    office: UUID, *, sender: UUID, level: str, ends: list[tuple[UUID, str]]
) -> None:
    """`ends`: each office of the chain with how its part ended."""
    if level == CompetentLevel.CENTRAL:
        return
    if office == sender:
        raise Refused(
            _("Nơi có thẩm quyền chính là đơn vị của bạn. Hãy chọn cấp cao hơn hoặc nơi khác."),
            field="function",
        )
    if (office, ReferralEnd.HANDED_BACK) in ends:
        raise Refused(
            _("Nơi này đã trả lại vì không thuộc thẩm quyền. Hãy chọn nơi khác."),
            field="function",
        )


def check_can_answer(*, by: UUID, raised_by: UUID) -> None:
    if by == raised_by:
        raise Refused(_("Người nêu vướng mắc không tự trả lời. Hãy để người khác trả lời."))


def check_outcome(outcome: str, *, words: str, reuses: bool) -> None:
    """A guidance that exists may stand for words, but not where nothing can be done."""
    if not words.strip() and not reuses:
        raise Refused(_("Ghi câu trả lời, hoặc chọn một hướng dẫn đã có."), field="words")
    if outcome == Outcome.NOT_POSSIBLE and not words.strip():
        raise Refused(_("Ghi vì sao chưa thể giải quyết và khi nào xem lại."), field="words")
