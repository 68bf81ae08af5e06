"""Charts of open figures: drawn for everybody apart from those of the staff."""

import json

import pytest
from django.utils import timezone

from khien.dashboards import charts
from khien.dashboards.models import Chart

SERIES = charts.Series("Trường", ("2024", "2025"), (50.0, 60.0), (70.0, 80.0), 100.0)


@pytest.mark.django_db
def test_a_chart_of_the_staff_is_not_for_everybody(client):
    assert charts.charts_of([SERIES]) == [""]
    assert charts.charts_of([SERIES], for_everybody=True) == [""]
    assert Chart.objects.count() == 2
    Chart.objects.update(svg="<svg/>", drawn_at=timezone.now())
    shown = {
        bool(json.loads(chart.wanted).get("for_everybody")): client.get(
            f"/so-lieu-mo/hinh/{chart.pk}.svg"
        ).status_code
        for chart in Chart.objects.all()
    }
    assert shown == {False: 404, True: 200}
