"""Loading the country's units before and after 1/7/2025, with who followed whom."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.fold import fold
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.directory.copying import copy_rows
from khien.directory.dataset import MERGER, Country, Unit, read_country
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    HierarchyEdge,
    HierarchyKind,
    Kind,
    Level,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
    SuccessionEdge,
)

_BEFORE, _SINCE, _ALWAYS = f"(,{MERGER})", f"[{MERGER},)", "(,)"
_SOURCE = "vietnamadminunits"
_TABLES: dict[type[Model], str] = {
    Organisation: "id kind",
    OrganisationVersion: (
        "id organisation name folded_name type level latitude longitude contact legal_basis"
        " valid recorded_at"
    ),
    OrganisationIdentifier: "id organisation scheme value valid",
    HierarchyEdge: "id kind parent child valid",
    ChangeEvent: "id kind organisation date legal_basis wording",
    SuccessionEdge: "id event predecessor successor extent",
}


@dataclass(frozen=True)
class CountryLoaded(ledger.Event):
    provinces: int
    communes: int
    old_provinces: int
    old_districts: int
    old_communes: int
    successions: int


@dataclass
class _Rows:
    """Rows for COPY by table, in the order the tables need each other."""

    now: datetime
    tables: dict[type[Model], list[tuple[object, ...]]] = field(
        default_factory=lambda: {table: [] for table in _TABLES}
    )

    def add(self, table: type[Model], *values: object) -> UUID:
        key = new_id()
        self.tables[table].append((key, *values))
        return key

    def version(self, organisation: UUID, unit: Unit, valid: str) -> None:
        self.add(
            OrganisationVersion,
            organisation,
            unit.name,
            fold(unit.name),
            unit.type,
            unit.level,
            unit.latitude,
            unit.longitude,
            "",
            "",
            valid,
            self.now,
        )

    def code(self, organisation: UUID, unit: Unit, valid: str) -> None:
        self.add(OrganisationIdentifier, organisation, Scheme.GSO, unit.code, valid)

    def lies_in(self, parent: UUID, child: UUID, valid: str) -> None:
        self.add(HierarchyEdge, HierarchyKind.TERRITORIAL, parent, child, valid)

    def change(self, kind: ChangeKind, organisation: UUID) -> UUID:
        return self.add(ChangeEvent, kind, organisation, MERGER, "", _SOURCE)


@transaction.atomic
def load_country(*, now: datetime, by: Actor) -> bool:
    """Whether anything was loaded: a country that is already there is left as it is."""
    country = read_country()
    if _is_loaded(country):
        return False
    rows = _rows(country, now)
    for model, names in _TABLES.items():
        copy_rows(model, names.split(), rows.tables[model])
    with connection.cursor() as cursor:  # the planner must not take full tables for empty ones
        cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in _TABLES)}")
    ledger.record(_loaded(country), by=by, now=now)
    return True


def _is_loaded(country: Country) -> bool:
    there = OrganisationIdentifier.objects.filter(scheme=Scheme.GSO, valid__contains=MERGER)
    codes = {unit.code for unit in country.new.values()}
    missing = codes - set(there.values_list("value", flat=True))
    if missing and len(missing) < len(codes):
        raise Refused(
            _("Danh mục đã có một phần các đơn vị từ 01/07/2025; còn thiếu %(count)d đơn vị.")
            % {"count": len(missing)}
        )
    return not missing


def unchanged(country: Country) -> dict[str, str]:
    """New key → old key of units whose extent stayed: one predecessor, going there whole."""
    came_from, went_to = defaultdict(list), defaultdict(list)
    for old, new, extent in country.successions:
        came_from[new].append((old, extent))
        went_to[old].append(new)
    same = {}
    for new, sources in came_from.items():
        old, extent = sources[0]
        alone = len(sources) == 1 and extent == Extent.WHOLE and len(went_to[old]) == 1
        if alone and country.old[old].level == country.new[new].level:
            same[new] = old
    return same


def _rows(country: Country, now: datetime) -> _Rows:
    rows = _Rows(now)
    same = unchanged(country)
    olds = {key: rows.add(Organisation, Kind.ADMINISTRATIVE_UNIT) for key in country.old}
    news = {
        key: olds[same[key]] if key in same else rows.add(Organisation, Kind.ADMINISTRATIVE_UNIT)
        for key in country.new
    }
    kept = {old: country.new[new] for new, old in same.items()}
    for key, unit in country.old.items():
        _old_unit(rows, unit, olds[key], kept.get(key))
        if unit.parent:
            rows.lies_in(olds[unit.parent], olds[key], _BEFORE)
    for key, unit in country.new.items():
        if key not in same:
            rows.version(news[key], unit, _SINCE)
            rows.code(news[key], unit, _SINCE)
        if unit.parent:
            rows.lies_in(news[unit.parent], news[key], _SINCE)
    _follow(rows, country, olds, news)
    return rows


def _old_unit(rows: _Rows, unit: Unit, organisation: UUID, later: Unit | None) -> None:
    """An old unit; `later` is the same unit after the merger where its extent stayed."""
    same_name = later is not None and later.name == unit.name
    same_code = later is not None and later.code == unit.code
    rows.version(organisation, unit, _ALWAYS if same_name else _BEFORE)
    rows.code(organisation, unit, _ALWAYS if same_code else _BEFORE)
    if later is not None and not same_name:
        rows.version(organisation, later, _SINCE)
        rows.change(
            ChangeKind.RETYPE if later.type != unit.type else ChangeKind.RENAME, organisation
        )
    if later is not None and not same_code:
        rows.code(organisation, later, _SINCE)
        rows.change(ChangeKind.RECODE, organisation)
    if unit.level == Level.DISTRICT:
        rows.change(ChangeKind.ABOLISH, organisation)


def _follow(rows: _Rows, country: Country, olds: dict[str, UUID], news: dict[str, UUID]) -> None:
    """One change per unit that came into being, with an edge from each it was made of."""
    sources = defaultdict(list)
    for old, new, extent in country.successions:
        if olds[old] != news[new]:
            sources[new].append((olds[old], extent))
    for new, found in sources.items():
        kind = ChangeKind.MERGE if len(found) > 1 else ChangeKind.CREATE
        if len(found) == 1 and found[0][1] == Extent.PART:
            kind = ChangeKind.SPLIT
        event = rows.change(kind, news[new])
        for predecessor, extent in found:
            rows.add(SuccessionEdge, event, predecessor, news[new], extent)


def _loaded(country: Country) -> CountryLoaded:
    def count(units: dict[str, Unit], level: Level) -> int:
        return sum(unit.level == level for unit in units.values())

    return CountryLoaded(
        subject=new_id(),
        provinces=count(country.new, Level.PROVINCE),
        communes=count(country.new, Level.COMMUNE),
        old_provinces=count(country.old, Level.PROVINCE),
        old_districts=count(country.old, Level.DISTRICT),
        old_communes=count(country.old, Level.COMMUNE),
        successions=len(country.successions),
    )
