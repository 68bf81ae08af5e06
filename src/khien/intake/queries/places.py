"""Which commune somebody means: by its name of today or of yesterday, with tone marks or not."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from khien.core.fold import fold
from khien.directory import queries as directory
from khien.directory.models import (
    HierarchyEdge,
    HierarchyKind,
    Level,
    OrganisationVersion,
    Scheme,
    SuccessionEdge,
)

_CODE = re.compile(r"^\d{5}$")
_KINDS = ("xa", "phuong", "thi tran", "dac khu")
_MOST = 8


@dataclass(frozen=True)
class Place:
    """A commune of today. `formerly`: the older name that led to it, if one did. `province` is told
    where there is a choice.
    """

    id: UUID
    name: str
    province: str
    formerly: str = ""


def communes_meant(text: str, *, on: date) -> list[Place]:
    """Most likely first, at most eight; those of the own province before all others.

    One place: that one is meant. Several: the person chooses. None: their words are kept.
    """
    name, _comma, rest = text.partition(",")
    folded = fold(name)
    if not folded:
        return []
    if _CODE.match(folded):
        found = _by_code(folded, on)
    else:
        found = (
            _of_today(folded, on=on, here=True)
            or _of_yesterday(folded, on=on)
            or _of_today(folded, on=on, here=False)
            or _like(folded, on=on)
        )
    if len(found) == 1:
        return [Place(*found[0][:2], "", found[0][2])]
    return _narrowed(_with_province(found, on=on), rest)


def _by_code(code: str, on: date) -> list[tuple[UUID, str, str]]:
    unit = directory.resolve(Scheme.GSO, code, on)
    return [(unit.pk, unit.name, "")] if unit is not None else []


def _named(folded: str) -> list[str]:
    return [folded, *(f"{kind} {folded}" for kind in _KINDS)]


def _of_today(folded: str, *, on: date, here: bool) -> list[tuple[UUID, str, str]]:
    near = directory.communes_of_installation(on) if here else directory.communes(on)
    found = near.filter(folded_name__in=_named(folded))[:_MOST]
    return [(unit.pk, unit.name, "") for unit in found]


def _of_yesterday(folded: str, *, on: date) -> list[tuple[UUID, str, str]]:
    """Successors of communes (or of a district) that went by that name once."""
    named = [*_named(folded), f"huyen {folded}", f"thi xa {folded}", f"thanh pho {folded}"]
    older = (
        OrganisationVersion.objects.filter(folded_name__in=named, valid__endswith__lte=on)
        .exclude(level__in=[Level.NONE, Level.PROVINCE])
        .values_list("organisation_id", "name")
    )
    names = dict(older)
    edges = SuccessionEdge.objects.filter(predecessor__in=names).values_list(
        "successor_id", "predecessor_id"
    )
    former = {successor: names[predecessor] for successor, predecessor in edges}
    home = set(
        directory.communes_of_installation(on).filter(pk__in=former).values_list("pk", flat=True)
    )
    today = directory.communes(on).filter(pk__in=home or former)[:_MOST]
    return [(unit.pk, unit.name, former[unit.pk]) for unit in today]


def _like(folded: str, *, on: date) -> list[tuple[UUID, str, str]]:
    """Communes of the own province whose name holds every word typed."""
    every = Q()
    for word in folded.split()[:6]:
        every &= Q(folded_name__contains=word)
    found = directory.communes_of_installation(on).filter(every)[:_MOST]
    return [(unit.pk, unit.name, "") for unit in found]


def _with_province(found: list[tuple[UUID, str, str]], *, on: date) -> list[Place]:
    if not found:
        return []
    edges = HierarchyEdge.objects.filter(
        child__in=[unit for unit, _name, _former in found],
        kind=HierarchyKind.TERRITORIAL,
        valid__contains=on,
    )
    above = dict(edges.values_list("child_id", "parent_id"))
    names = directory.names_of(set(above.values()), on)
    return [
        Place(unit, name, names.get(above[unit], "") if unit in above else "", former)
        for unit, name, former in found
    ]


def _narrowed(places: list[Place], rest: str) -> list[Place]:
    """What was typed after the comma (a province, an old district) decides where it can."""
    wanted = fold(rest)
    if not wanted:
        return places
    fitting = [place for place in places if wanted in fold(place.province)]
    return fitting or places
