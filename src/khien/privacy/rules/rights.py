"""Who may be given what, and what must be known before. Pure."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.holdings import Agreed
from khien.core.refusal import Refused
from khien.people.models import RecordKind
from khien.privacy.models import Asker, Right, RightsOutcome, RightsRequest

LONGEST_WORDS = 4000
HELD_BY_LAW = _("Đang có việc pháp lý nên dữ liệu này phải giữ lại, chưa xóa được.")
GIVING = {RightsOutcome.GRANTED, RightsOutcome.PARTLY}


def clock_of(right: str) -> str:
    """Every right has its own deadline."""
    return f"rights_{right}"


def record_kind_for(asker: str) -> RecordKind:
    """A report is its reporter's, in their own words; a child and its carers ask about the case."""
    return RecordKind.REPORT if asker == Asker.REPORTER else RecordKind.CASE


def check_words(words: str, *, right: str) -> None:
    if right == Right.CORRECT and not words.strip():
        raise Refused(_("Hãy ghi điều chưa đúng và điều đúng."), field="words")
    if len(words) > LONGEST_WORDS:
        raise Refused(_("Chỗ này dài quá 4.000 chữ cái."), field="words")


def check_open(request: RightsRequest) -> None:
    if request.decided_at is not None:
        raise Refused(_("Yêu cầu này đã được trả lời."))


def check_can_verify(request: RightsRequest, *, record: UUID | None, how: str) -> UUID:
    """The record asked about."""
    check_open(request)
    if record is None:
        raise Refused(_("Không tìm thấy số này. Hãy hỏi lại người yêu cầu."), field="number")
    if not how.strip():
        raise Refused(_("Hãy ghi bạn đã biết chắc người này là ai bằng cách nào."), field="how")
    return record


def needs_second_person(request: RightsRequest) -> bool:
    """A parent may be the one who did it: another person looks before anything is given."""
    return request.asker == Asker.PARENT


def check_can_say_safe(request: RightsRequest, *, by: UUID, why: str) -> None:
    check_open(request)
    if not needs_second_person(request) or request.verified_at is None:
        raise Refused(_("Việc này chưa cần người thứ hai."))
    if request.verified_by_id == by:
        raise Refused(_("Cần một người khác với người đã xác minh."))
    if not why.strip():
        raise Refused(_("Hãy ghi lý do."), field="why")


def check_can_decide(request: RightsRequest, *, outcome: str, reason: str, must_keep: str) -> None:
    check_open(request)
    if not reason.strip():
        raise Refused(_("Hãy viết câu trả lời bằng lời dễ hiểu."), field="reason")
    if outcome not in GIVING:
        return
    if request.verified_at is None:
        raise Refused(_("Chưa biết chắc người yêu cầu là ai: hãy xác minh trước."))
    if needs_second_person(request) and request.safe is None:
        raise Refused(_("Cha mẹ hỏi về hồ sơ của em: cần người thứ hai xem có an toàn không."))
    if needs_second_person(request) and not request.safe:
        raise Refused(_("Người thứ hai cho là không an toàn cho em, nên không đưa được."))
    if request.right == Right.ERASE and must_keep and outcome == RightsOutcome.GRANTED:
        raise Refused(
            _("Luật yêu cầu giữ, nên không xóa hết được; hãy chọn làm theo một phần."),
            field="outcome",
        )


def check_chosen(
    request: RightsRequest, agreed: Collection[Agreed], chosen: Collection[str] | None
) -> None:
    """Something of what still holds; where nothing does, there is nothing to choose."""
    if request.right == Right.WITHDRAW and agreed and chosen is not None and not chosen:
        raise Refused(_("Hãy chọn điều mà người hỏi muốn rút lại."), field="withdrawn")


def may_hand_out(request: RightsRequest) -> bool:
    return request.right == Right.SEE and request.outcome in GIVING and request.record is not None


def check_may_hand_out(request: RightsRequest) -> None:
    if not may_hand_out(request):
        raise Refused(_("Yêu cầu này chưa được đồng ý cho xem."))
