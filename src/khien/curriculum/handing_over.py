"""Lessons somebody was still writing, or waits for a reader's word on."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.handing_over import Group, Leaving, Part, register
from khien.core.permissions import Permission
from khien.curriculum.models import LessonVersion, VersionState
from khien.people.handing_over import grouped

_OPEN = (VersionState.DRAFT, VersionState.IN_REVIEW)


def groups(leaving: Leaving) -> list[Group]:
    rows = LessonVersion.objects.filter(written_by=leaving.user, state__in=_OPEN)
    found = [(pk, code, None) for pk, code in rows.values_list("pk", "lesson__code")]
    return grouped(found, Permission.LESSON_WRITE, leaving)


def give(leaving: Leaving, pieces: Collection[UUID], taker: UUID) -> None:
    LessonVersion.objects.filter(pk__in=pieces, written_by=leaving.user).update(written_by=taker)


def publish() -> None:
    register(
        Part(
            "curriculum",
            _("Bài học đang soạn"),
            ("curriculum.LessonVersion.written_by",),
            groups,
            give,
        )
    )
