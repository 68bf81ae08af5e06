"""What waits for a person in lessons: to mend what came back, to read what others wrote."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.curriculum.models import LessonVersion, Review, VersionState
from khien.people.models import User


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (nothing here has a deadline)
    if not isinstance(user, User):
        return []
    return [*_to_mend(user), *_to_read(user)]


def _to_mend(user: User) -> list[WorkItem]:
    if not user.may(Permission.LESSON_WRITE):
        return []
    own = LessonVersion.objects.filter(state=VersionState.DRAFT, written_by=user)
    sent_back = own.filter(Exists(Review.objects.filter(version=OuterRef("pk"), good=False)))
    return [
        WorkItem(
            _("Bài học %(code)s: sửa theo nhận xét của người đọc") % {"code": version.lesson.code},
            reverse(
                "curriculum:version", args=[version.lesson.code, version.language, version.number]
            ),
            None,
            _("Sửa xong thì gửi đọc duyệt lại."),
            "orange",
        )
        for version in sent_back.select_related("lesson").defer("content", "picture")
    ]


def _to_read(user: User) -> list[WorkItem]:
    """One line: the list behind it tells which."""
    if not user.may(Permission.LESSON_REVIEW):
        return []
    waiting = LessonVersion.objects.filter(state=VersionState.IN_REVIEW).exclude(written_by=user)
    read = Review.objects.filter(version=OuterRef("pk"), by=user, at__gte=OuterRef("submitted_at"))
    number = waiting.filter(~Exists(read)).count()
    if not number:
        return []
    return [
        WorkItem(
            _("%(count)s bài học chờ đọc duyệt") % {"count": number},
            f"{reverse('curriculum:lessons')}?trang_thai={VersionState.IN_REVIEW}",
            None,
            _("Bài chỉ được dạy khi hai người ở hai vai trò khác nhau đã đọc."),
            "green",
        )
    ]


def publish() -> None:
    register(items)
