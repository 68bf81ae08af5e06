"""Charts: asked for by a page, drawn by the worker in a process of its own, kept by their content.

The engine that draws is large: no web process ever loads it. Until a chart is drawn the table
beside it says the same.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khien.dashboards.models import Chart

SECONDS = 60


@dataclass(frozen=True)
class Series:
    """Percentages of one figure, period by period; None where there is none."""

    title: str
    periods: tuple[str, ...]
    strict: tuple[float | None, ...]
    settled: tuple[float | None, ...]
    target: float | None


def chart_of(series: Sequence[Series], *, for_everybody: bool = False) -> str:
    """Its key where it is drawn; else it is asked for, and empty. `for_everybody`: the portal may
    show it; a chart of the staff never has the same key, so that no key tells of a hidden figure.
    """
    words = {"strict": _("tính chặt"), "settled": _("đã ngã ngũ"), "target": _("chỉ tiêu")}
    wanted: dict[str, object] = {
        "language": get_language(),
        "words": words,
        "series": [asdict(s) for s in series],
    }
    if for_everybody:
        wanted["for_everybody"] = True
    told = json.dumps(wanted, sort_keys=True, ensure_ascii=False)
    key = hashlib.sha256(told.encode()).hexdigest()
    chart, new = Chart.objects.get_or_create(key=key, defaults={"wanted": told})
    if new:
        from khien.dashboards.jobs import draw  # noqa: PLC0415  (jobs draw by this module)

        draw.defer(key=key)
    return key if chart.svg else ""


def draw(key: str, *, now: datetime) -> None:
    """Twice is once: what is drawn stays."""
    chart = Chart.objects.filter(key=key, svg="").first()
    if chart is None:
        return
    drawn = subprocess.run(
        [sys.executable, "-m", "khien.dashboards.drawing"],
        input=chart.wanted.encode(),
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    Chart.objects.filter(key=key).update(svg=drawn.stdout.decode(), drawn_at=now)
