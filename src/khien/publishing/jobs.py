"""The picture of an article's title is drawn by the worker."""

from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.publishing import cards


@app.task(name="publishing.draw_card")
def draw_card(version_id: str) -> None:
    cards.draw(UUID(version_id), now=timezone.now())
