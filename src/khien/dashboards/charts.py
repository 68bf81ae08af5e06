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


def charts_of(series: Sequence[Series], *, for_everybody: bool = False) -> list[str]:
    """The key of each where it is drawn; else it is asked for, and empty.

    `for_everybody`: the portal may show it. A chart of the staff never has the same key, so that no
    key tells of a figure that is hidden from the public.
    """
    each = [_wanted(one, for_everybody=for_everybody) for one in series]
    wanted = {hashlib.sha256(told.encode()).hexdigest(): told for told in each}
    rows = Chart.objects.filter(key__in=wanted).values_list("key", "drawn_at")
    known = {key: drawn_at is not None for key, drawn_at in rows}
    for key, told in wanted.items():
        if key not in known:
            _ask_for(key, told)
    return [key if known.get(key) else "" for key in wanted]


def _wanted(series: Series, *, for_everybody: bool) -> str:
    words = {"strict": _("tính chặt"), "settled": _("đã ngã ngũ"), "target": _("chỉ tiêu")}
    wanted: dict[str, object] = {
        "language": get_language(),
        "words": words,
        "series": [asdict(series)],
    }
    if for_everybody:
        wanted |= {"for_everybody": True, "narrow": True}  # in a card, also on a phone
    return json.dumps(wanted, sort_keys=True, ensure_ascii=False)


def _ask_for(key: str, wanted: str) -> None:
    from khien.dashboards.jobs import draw  # noqa: PLC0415  (jobs draw by this module)

    _chart, new = Chart.objects.get_or_create(key=key, defaults={"wanted": wanted})
    if new:
        draw.defer(key=key)


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
