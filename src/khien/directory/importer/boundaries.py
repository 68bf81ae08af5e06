"""Outlines of units from a GeoJSON file, brought onto a coarse grid. Pure."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.directory.importer.communes import Commune, bare
from khien.directory.importer.fates import Outcome, check_first

MOST_BYTES = 20_000_000
GRID = 500  # to a degree: some 200 m
_CODES = ("code", "ma", "ma_xa", "maxa", "ma_dvhc", "ward_code", "gso")
_NAMES = ("name", "ten", "ten_xa", "tenxa", "ward_name")
_FEWEST = 4  # points of a closed line
Ring = list[list[int]]


@dataclass(frozen=True)
class BoundaryFate:
    line: int
    name: str
    outcome: Outcome
    why: str = ""
    organisation_id: UUID | None = None
    rings: list[Ring] | None = None
    known: str = ""


@dataclass(frozen=True)
class BoundaryBook:
    """Units by the code they carry on the day, and the outlines known of that day."""

    units: Mapping[str, Commune]
    known: Mapping[UUID, list[Ring]]


def read_features(data: bytes) -> list[dict[str, Any]]:
    if len(data) > MOST_BYTES:
        raise Refused(_("Tệp ranh giới lớn hơn %(limit)d MB.") % {"limit": MOST_BYTES // 1_000_000})
    try:
        read = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(_("Tệp không phải là GeoJSON đọc được.")) from error
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise Refused(_("Tệp GeoJSON cần là một “FeatureCollection”."))
    return [feature if isinstance(feature, dict) else {} for feature in features]


def _no_number(word: str) -> float:
    raise ValueError(word)


def decide_boundaries(features: list[dict[str, Any]], book: BoundaryBook) -> Iterator[BoundaryFate]:
    taken: dict[UUID, int] = {}
    for line, feature in enumerate(features, 1):
        code, name = _told(feature)
        try:
            unit = _unit(code, name, book)
            check_first(taken.setdefault(unit.id, line), line)
            rings = on_the_grid(feature.get("geometry"))
        except Refused as refused:
            yield BoundaryFate(line, name or code, Outcome.REFUSED, str(refused))
        else:
            yield compared(line, unit.name, unit.id, rings, book)


def compared(
    line: int, name: str, unit: UUID, rings: list[Ring], book: BoundaryBook
) -> BoundaryFate:
    known = book.known.get(unit)
    points = sum(map(len, rings))
    why = _("%(count)s điểm") % {"count": points}
    if known is None:
        return BoundaryFate(line, name, Outcome.CREATED, why, unit, rings)
    outcome = Outcome.UNCHANGED if known == rings else Outcome.UPDATED
    count = str(sum(map(len, known)))
    return BoundaryFate(line, name, outcome, why, unit, rings, count)


def _told(feature: dict[str, Any]) -> tuple[str, str]:
    found = feature.get("properties")
    said = found if isinstance(found, dict) else {}
    facts = {str(key).casefold(): value for key, value in said.items()}
    codes = [facts.get(key) for key in _CODES] + [feature.get("id")]
    names = [facts.get(key) for key in _NAMES]
    return _first(codes), _first(names)


def _first(values: list[Any]) -> str:
    return next((str(v).strip()[:200] for v in values if isinstance(v, str | int) and v), "")


def _unit(code: str, name: str, book: BoundaryBook) -> Commune:
    if not code:
        raise Refused(_("Thiếu mã của đơn vị."))
    unit = book.units.get(code) or book.units.get(code.zfill(5))
    if unit is None:
        raise Refused(_("Không có đơn vị nào mang mã %(code)s vào ngày ấy.") % {"code": code})
    if name and bare(name) != bare(unit.name):
        raise Refused(
            _("Mã %(code)s vào ngày ấy là %(name)s, không phải %(theirs)s.")
            % {"code": code, "name": unit.name, "theirs": name}
        )
    return unit


def on_the_grid(geometry: Any) -> list[Ring]:
    """Every closed line of the outline; what is smaller than the grid goes."""
    shape = geometry if isinstance(geometry, dict) else {}
    given = shape.get("coordinates")
    if shape.get("type") not in ("Polygon", "MultiPolygon") or not isinstance(given, list):
        raise Refused(_("Hình này không phải là một vùng (Polygon hoặc MultiPolygon)."))
    polygons = [given] if shape["type"] == "Polygon" else given
    try:
        rings = [_ring(line) for polygon in polygons for line in polygon]
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise Refused(_("Tọa độ của hình này không đọc được.")) from error
    kept = [ring for ring in rings if len(ring) >= _FEWEST]
    if not kept:
        raise Refused(_("Hình này quá nhỏ để vẽ trên bản đồ tỉnh."))
    return kept


def _ring(line: Any) -> Ring:
    points: Ring = []
    for east, north, *_height in line:
        if not (math.isfinite(east) and math.isfinite(north)):
            raise ValueError("no place")
        if not (102 < east < 118 and 6 < north < 24):  # noqa: PLR2004  (the country's outline)
            raise Refused(_("Tọa độ không nằm trong Việt Nam. Cần kinh độ, vĩ độ WGS 84."))
        point = [round(east * GRID), round(north * GRID)]
        if not points or points[-1] != point:
            points.append(point)
    if points and points[0] != points[-1]:
        points.append(list(points[0]))
    return _straightened(points)


def _straightened(points: Ring) -> Ring:
    """Without the points that lie between their neighbours on one line of the grid."""
    kept: Ring = []
    for point in points:
        while len(kept) > 1 and _between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _between(before: list[int], point: list[int], after: list[int]) -> bool:
    (a, b), (c, d) = (
        (end[0] - start[0], end[1] - start[1]) for start, end in pairwise((before, point, after))
    )
    return a * d == b * c and a * c + b * d >= 0
