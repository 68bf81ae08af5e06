"""What may be written between a reporter and the staff."""

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import Report

LONGEST_MESSAGE = 5_000


def check_text(text: str, *, again: bool = False) -> None:
    """Who says that it happened again need not find words for it."""
    if not text and not again:
        raise Refused(_("Hãy viết vài chữ."), field="text")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(_("Thư dài quá 5.000 chữ cái. Hãy viết ngắn lại."), field="text")


def check_can_withdraw_contact(report: Report) -> None:
    if report.contact_withdrawn_at is not None:
        raise Refused(_("Bạn đã rút lại từ trước. Chúng tôi không liên lạc với bạn nữa."))
