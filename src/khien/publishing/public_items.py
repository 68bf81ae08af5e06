"""What of the news is found by everybody: each article in each of its languages."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind, register
from khien.publishing import rendering
from khien.publishing.queries import public


def items(now: datetime) -> Iterator[PublicItem]:
    for version in public.in_use(now).iterator(chunk_size=500):
        yield PublicItem(
            version.article.slug,
            reverse("portal:article", args=[version.article.slug]),
            version.title,
            f"{version.summary}\n{rendering.paragraphs(version.body)}",
            version.language,
            today(version.visible_from) if version.visible_from else None,
        )


def publish() -> None:
    register(PublicKind.ARTICLE, items)
