"""What waits for a person in articles: to mend what came back, to read what others wrote."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import User
from khien.publishing.models import ArticleReview, ArticleState, ArticleVersion


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (nothing here has a deadline)
    if not isinstance(user, User):
        return []
    return [*_to_mend(user), *_to_read(user)]


def _to_mend(user: User) -> list[WorkItem]:
    if not user.may(Permission.ARTICLE_WRITE):
        return []
    back = ArticleReview.objects.filter(version=OuterRef("pk"), good=False)
    own = ArticleVersion.objects.filter(state=ArticleState.DRAFT, written_by=user)
    return [
        WorkItem(
            _("Bài “%(title)s”: sửa theo nhận xét của người duyệt") % {"title": version.title},
            reverse("publishing:version", args=[version.pk]),
            None,
            _("Sửa xong thì gửi đi duyệt lại."),
            "orange",
        )
        for version in own.filter(Exists(back)).defer("body").order_by("written_at", "pk")
    ]


def _to_read(user: User) -> list[WorkItem]:
    """One line: the list behind it tells which."""
    if not user.may(Permission.ARTICLE_PUBLISH):
        return []
    waiting = ArticleVersion.objects.filter(state=ArticleState.IN_REVIEW)
    number = waiting.exclude(authors__contains=[user.pk]).count()
    if not number:
        return []
    told = ngettext("%(count)s tin bài chờ duyệt", "%(count)s tin bài chờ duyệt", number)
    return [
        WorkItem(
            told % {"count": number},
            f"{reverse('publishing:articles')}?trang_thai={ArticleState.IN_REVIEW}",
            None,
            _("Bài chỉ được đăng khi một người không viết bài ấy đã đọc."),
            "green",
        )
    ]


def publish() -> None:
    register(items)
