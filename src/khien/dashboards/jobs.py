"""Charts are drawn by the worker."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.dashboards import charts


@app.task(name="dashboards.draw", lock="dashboards.draw")
def draw(key: str) -> None:
    charts.draw(key, now=timezone.now())
