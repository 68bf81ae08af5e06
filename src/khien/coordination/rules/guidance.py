"""What a guidance needs before others rely on it."""

from django.utils.translation import gettext_lazy as _

from khien.coordination.models import GuidanceVersion
from khien.core.refusal import Refused
from khien.people.models import User


def check_is_draft(version: GuidanceVersion) -> None:
    if version.published_at is not None:
        raise Refused(_("Bản này đã công bố nên không sửa nữa. Hãy soạn bản mới."))


def check_can_publish(version: GuidanceVersion, *, by: User) -> None:
    check_is_draft(version)
    if version.drafted_by_id == by.pk:
        raise Refused(_("Người soạn không tự công bố. Hãy nhờ người khác đọc và công bố."))


def check_can_withdraw(version: GuidanceVersion) -> None:
    if version.published_at is None or version.withdrawn_at is not None:
        raise Refused(_("Bản này không còn dùng."))
