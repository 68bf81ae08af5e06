"""The offices of an installation and the functions they carry."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypedDict

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.fold import fold
from khien.directory import queries
from khien.directory.models import (
    FunctionBinding,
    HierarchyEdge,
    HierarchyKind,
    Organisation,
    OrganisationVersion,
    ScopeRule,
)
from khien.directory.periods import since

_DATA = Path(__file__).parent.parent / "data"


class OfficeRow(TypedDict):
    key: str
    name: str
    type: str
    kind: str
    functions: list[str]
    certainty: str


@dataclass(frozen=True)
class OfficesCreated(ledger.Event):
    offices: int
    bindings: int


@dataclass(frozen=True)
class _Made:
    """Rows on their way to the database, one list per table."""

    organisations: list[Organisation]
    versions: list[OrganisationVersion]
    bindings: list[FunctionBinding]
    edges: list[HierarchyEdge]
    first_day: date
    now: datetime


def load_scope_rules() -> None:
    """Add the rules that are not there yet; one an administrator changed is left as it is."""
    known = set(ScopeRule.objects.values_list("code", flat=True))
    rows = json.loads((_DATA / "scope_rules.json").read_text("utf-8"))
    ScopeRule.objects.bulk_create(
        ScopeRule(
            code=row["code"],
            title=row["title"],
            types=row["types"],
            law=row["law"],
            certainty=row["certainty"],
            valid=since(date.fromisoformat(row["since"])),
        )
        for row in rows
        if row["code"] not in known
    )


@transaction.atomic
def create_offices(province: Organisation, *, by: Actor, now: datetime) -> int:
    """The offices a province and its communes begin with; how many. A second call adds nothing.

    They hold from the day the province in its present extent began: when Khiên learnt of them is
    in `recorded_at`.
    """
    day = today(now)
    if queries.bindings(province.pk, day).exists():
        return 0
    rows = json.loads((_DATA / "offices.json").read_text("utf-8"))
    communes = list(queries.communes_of(province.pk, day))
    present = province.versions.get(valid__contains=day)
    name, first_day = present.name, present.valid.lower or day
    made = _Made([], [], [], [], first_day, now)
    for row in rows["province"]:
        _office(made, row, province, row["name"].format(province=_in_a_name(name)))
    for commune in communes:
        for row in rows["commune"]:
            title = row["name"].format(commune=_in_a_name(commune.name))
            _office(made, row, commune, title, place=commune)
    Organisation.objects.bulk_create(made.organisations)
    OrganisationVersion.objects.bulk_create(made.versions)
    HierarchyEdge.objects.bulk_create(made.edges)
    FunctionBinding.objects.bulk_create(made.bindings)
    event = OfficesCreated(province.pk, len(made.organisations), len(made.bindings))
    ledger.record(event, by=by, now=now)
    return len(made.organisations)


def _in_a_name(unit: str) -> str:
    """Xã Tiền Phong becomes xã Tiền Phong inside the name of an office."""
    return unit[:1].lower() + unit[1:]


def _office(
    made: _Made,
    row: OfficeRow,
    territory: Organisation,
    name: str,
    *,
    place: Organisation | None = None,
) -> None:
    office = Organisation(kind=row["kind"])
    valid = since(made.first_day)
    made.organisations.append(office)
    made.versions.append(
        OrganisationVersion(
            organisation=office,
            name=name,
            folded_name=fold(name),
            type=row["type"],
            place=place,
            valid=valid,
            recorded_at=made.now,
        )
    )
    made.edges.append(
        HierarchyEdge(kind=HierarchyKind.TERRITORIAL, parent=territory, child=office, valid=valid)
    )
    made.bindings.extend(
        FunctionBinding(
            function=function,
            organisation=office,
            territory=territory,
            certainty=row["certainty"],
            valid=valid,
        )
        for function in row["functions"]
    )
