"""What may become of a hit, and the words for what a machine saw."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.models import Category, Hit, HitState
from khien_detect.finding import Kind


class Verb(StrEnum):
    REPORT = "report"
    DISMISS = "dismiss"


# Dismissed by mistake, it can still become a report; a report is settled where reports are.
STATES: dict[tuple[HitState, Verb], HitState] = {
    (HitState.WAITING, Verb.REPORT): HitState.REPORTED,
    (HitState.WAITING, Verb.DISMISS): HitState.DISMISSED,
    (HitState.DISMISSED, Verb.REPORT): HitState.REPORTED,
}

KIND_WORDS: dict[str, str | Promise] = {
    Kind.INSULT: _("xúc phạm, bắt nạt"),
    Kind.HATE: _("thù ghét, kỳ thị"),
    Kind.THREAT: _("đe dọa"),
    Kind.SEXUAL_APPROACH: _("gạ gẫm trẻ em"),
    Kind.GROOMING: _("dấu hiệu làm quen để lợi dụng"),
    Kind.SELF_HARM: _("tự làm đau mình"),
    Kind.SCAM: _("dụ dỗ lừa đảo"),
    Kind.ILLEGAL_WORK: _("rủ làm việc trái luật"),
    Kind.PERSONAL_INFORMATION: _("lộ thông tin cá nhân"),
    Kind.LINK: _("có đường dẫn"),
    Kind.LISTED_HOST: _("trang có trong danh sách"),
    Kind.LOOK_ALIKE: _("địa chỉ giả giống nơi quen thuộc"),
    Kind.SHORTENED: _("đường dẫn rút gọn"),
    Kind.KNOWN_IMAGE: _("ảnh giống ảnh đã biết"),
}


def kind_in_words(kind: str) -> str:
    return str(KIND_WORDS.get(kind, kind))


def sure(hit: Hit) -> int:
    return sure_of(hit.score)


def sure_of(score: float) -> int:
    """In whole per cent; "100" is only said of what is certain."""
    return round(score * 100) if score == 1 else min(99, round(score * 100))


def after(hit: Hit, verb: Verb) -> HitState:
    """Raises Refused where this cannot be done with the hit."""
    if hit.scan_id is None:
        raise Refused(_("Gợi ý này thuộc một tin báo: hãy quyết định ở chính tin đó."))
    found = STATES.get((HitState(hit.state), verb))
    if found is None:
        raise Refused(
            _("Phát hiện này đã ở trạng thái “%(state)s”.") % {"state": hit.get_state_display()}
        )
    return found


def can(hit: Hit, verb: Verb) -> bool:
    try:
        after(hit, verb)
    except Refused:
        return False
    return True


def check_reason(why: str) -> None:
    if not why.strip():
        raise Refused(_("Ghi lý do, một câu là đủ."), field="why")


def shows_preview(hit: Hit) -> bool:
    """Of pictures of abuse nothing is shown, whatever was kept before the bank was called so."""
    return hit.bank is None or hit.bank.category != Category.ABUSE
