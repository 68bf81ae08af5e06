"""The page and the files that everybody reads say nothing of few people."""

from datetime import date

import pytest

from dashboards.conftest import DAY
from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.indicators import actions
from khien.portal.views import open_figures

TODAY = date(2026, 11, 23)


@pytest.fixture
def of_last_year(province, ask, monkeypatch):
    """Three children of one commune, nine of each of two others."""
    actions.write_down_definitions(by=SYSTEM, now=NOW - 400 * DAY)
    for commune, number in zip(province.communes, (3, 9, 9), strict=True):
        ask(commune, number, at=NOW - 400 * DAY)
    actions.keep_readings(now=NOW)
    monkeypatch.setattr(open_figures, "today", lambda _now: TODAY)


@pytest.mark.usefixtures("of_last_year")
def test_a_commune_of_few_is_not_told_and_no_sum_tells_it(client):
    page = client.get("/so-lieu-mo/bang/objective_2/").text
    assert page.count("không nêu, vì ít người") == 2
    assert '<td class="k-number">9</td>' in page
    assert '<td class="k-number">3</td>' not in page
    rows = client.get("/so-lieu-mo/csv/").text.splitlines()
    told = [row for row in rows if row.startswith("objective_2,")]
    assert sum(",suppressed,,,,," in row for row in told) == 2
    assert not any(",3," in row for row in told)
