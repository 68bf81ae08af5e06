"""Which lessons everybody finds: those in use, in each of their languages."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind, register
from khien.curriculum.content import Content
from khien.curriculum.models import LessonVersion, VersionState


def items(now: datetime) -> Iterator[PublicItem]:  # noqa: ARG001  (a lesson is in use once it was read)
    rows = LessonVersion.objects.filter(state=VersionState.PUBLISHED).select_related("lesson")
    for version in rows.defer("picture").iterator(chunk_size=200):
        content = Content.of(version.content)
        said = (version.lesson.get_band_display(), content.aim, *content.story.paragraphs)
        yield PublicItem(
            version.lesson.code,
            reverse("portal:learn_lesson", args=[version.lesson.code]),
            content.title,
            "\n".join([*said, content.home]),
            version.language,
            today(version.published_at) if version.published_at else None,
        )


def publish() -> None:
    register(PublicKind.LESSON, items)
