"""Which guidance everybody finds: what is in use and public."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from khien.coordination.queries.guidance import in_use
from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind, register


def items(now: datetime) -> Iterator[PublicItem]:  # noqa: ARG001  (guidance begins when it is published)
    for version in in_use().filter(public=True):
        yield PublicItem(
            str(version.guidance.number),
            reverse("portal:guidance", args=[version.guidance.number]),
            version.title,
            f"{version.question}\n{version.answer}",
            on=today(version.published_at) if version.published_at else None,
        )


def publish() -> None:
    register(PublicKind.GUIDANCE, items)
