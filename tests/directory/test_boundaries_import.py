"""Outlines of communes: each feature has its fate, and what is kept can be drawn."""

import json
import time
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.importer.boundaries import GRID, on_the_grid, read_features
from khien.directory.models import Boundary
from khien.people.roles import Role

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
DAY = date(2025, 7, 1)
FILE = Path(__file__).parents[3] / "shared/data/admin/phutho2025_148wards_simplified.geojson"


def square(east, north, size=0.05):
    corners = [(0, 0), (size, 0), (size, size / 2), (size, size), (0, size), (0, 0)]
    return [[[east + x, north + y] for x, y in corners]]


def feature(code, name="", *, shape="Polygon", at=None):
    geometry = {"type": shape, "coordinates": at if at is not None else square(105.3, 20.8)}
    return {"type": "Feature", "properties": {"code": code, "name": name}, "geometry": geometry}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def check(*features, first_day=DAY):
    said = {"file_name": "ranh-gioi.geojson", "first_day": first_day, "by": SYSTEM, "now": NOW}
    return actions.check_boundaries(collection(*features), **said)


@pytest.mark.parametrize(
    ("given_feature", "why"),
    [
        (feature("99999"), "không có đơn vị nào mang mã 99999"),
        (feature("98001", "Xã Bến Hòa"), "không phải Xã Bến Hòa"),
        (feature(""), "thiếu mã"),
        (feature("98001", shape="Point", at=[105, 20]), "không phải là một vùng"),
        (feature("98001", at=[[[1200000, 500000]] * 4]), "không nằm trong việt nam"),
        (feature("98001", at=[[["a", 20]] * 4]), "không đọc được"),
        (feature("98001", at=square(105.3, 20.8, 0.0001)), "quá nhỏ"),
        (feature("98001", at=[[]]), "quá nhỏ"),
    ],
)
def test_a_feature_is_refused_with_its_reason(province_with_communes, given_feature, why):
    (row,) = check(given_feature).rows
    assert (row["outcome"], why.lower() in row["why"].lower()) == ("refused", True), row["why"]


@pytest.mark.parametrize("data", [b"", b"[]", b'{"features": NaN}', b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_geojson_is_refused(data):
    with pytest.raises(Refused, match="GeoJSON"):
        read_features(data)


def test_the_word_writes_and_a_later_outline_stands_beside(province_with_communes):
    first = check(feature("98001", "Phường Suối Ngọc"), feature("98001"))
    assert [row["outcome"] for row in first.rows] == ["created", "refused"]
    assert not Boundary.objects.exists()
    actions.confirm_draft(first, by=SYSTEM, now=NOW)
    assert check(feature("98001")).rows[0]["outcome"] == "unchanged"
    later = check(feature("98001", at=square(105.3, 20.8, 0.1)), first_day=date(2026, 1, 1))
    assert later.rows[0]["outcome"] == "updated"
    actions.confirm_draft(later, by=SYSTEM, now=NOW)
    commune = province_with_communes.communes[0].pk
    before, after = (queries.outlines(day, [commune]) for day in (DAY, date(2026, 2, 1)))
    corners = [[52650, 10400], [52675, 10400], [52675, 10425], [52650, 10425], [52650, 10400]]
    assert before == {commune: [corners]}
    assert max(after[commune][0]) == [52700, 10450]
    assert queries.outlines(date(2025, 1, 1)) == {}


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=3, max_size=30))
def test_a_kept_line_is_closed_and_stays_where_it_was(points):
    line = [(105 + x / 1000, 20 + y / 1000) for x, y in [*points, points[0]]]
    try:
        (ring,) = on_the_grid({"type": "Polygon", "coordinates": [line]})
    except Refused as refused:
        assert "quá nhỏ" in str(refused)  # noqa: PT017  (small is an answer too)
    else:
        given_points = {(round(x * GRID), round(y * GRID)) for x, y in line}
        assert ring[0] == ring[-1]
        assert {tuple(point) for point in ring} <= given_points


def test_from_the_page(province_with_communes, sign_in, staff):
    client = sign_in(staff(Role.ADMINISTRATOR))
    file = BytesIO(collection(feature("98001")))
    file.name = "ranh-gioi.geojson"
    url = reverse("directory:boundaries_import")
    shown = client.post(url, {"file": file, "first_day": "2025-07-01"}, follow=True)
    client.post(reverse("directory:confirm", args=[shown.context["draft"].pk]))
    assert Boundary.objects.count() == 1
    assert "ranh-gioi.geojson" in client.get(url).content.decode()
    assert client.post(url, {"first_day": ""}).status_code == 422


@pytest.mark.skipif(not FILE.exists(), reason="the outlines are not here")
def test_a_province_is_read_in_a_second_and_neighbours_share_their_points():
    begun = time.monotonic()
    rings = [on_the_grid(each["geometry"]) for each in read_features(FILE.read_bytes())]
    assert time.monotonic() - begun < 5
    assert len(rings) == 148
    assert sum(len(ring) for found in rings for ring in found) < 18_000
