"""Who follows an organisation that is no more, through as many changes as there were."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from khien.directory.models import Extent, OrganisationVersion, SuccessionEdge
from khien.directory.periods import asked_day

_MOST_CHANGES = 20  # a province changes every few years; a circle of edges ends here too


def alive(ids: Iterable[UUID], on: date) -> set[UUID]:
    rows = OrganisationVersion.objects.filter(
        organisation__in=list(ids), valid__contains=asked_day(on)
    )
    return set(rows.values_list("organisation_id", flat=True))


def heirs(organisation_id: UUID, on: date) -> dict[UUID, Extent]:
    """Who stands in its place that day: itself while it exists. WHOLE: one alone took all of it."""
    found: dict[UUID, Extent] = {}
    wait, seen = {organisation_id: Extent.WHOLE}, {organisation_id}
    for _change in range(_MOST_CHANGES):
        living = alive(wait, on)
        for key in living:
            found[key] = wait.pop(key)
        edges = SuccessionEdge.objects.filter(predecessor__in=list(wait), event__date__lte=on)
        following: dict[UUID, Extent] = {}
        for edge in edges:
            whole = edge.extent == wait[edge.predecessor_id] == Extent.WHOLE
            if edge.successor_id not in seen:
                following[edge.successor_id] = Extent.WHOLE if whole else Extent.PART
        if not following:
            break
        seen |= following.keys()
        wait = following
    return found


def gone_into(ids: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """Organisations that are no more and went as a whole into one of `ids`: each with that one."""
    found: dict[UUID, UUID] = {}
    level = {key: key for key in ids}
    for _change in range(_MOST_CHANGES):
        edges = SuccessionEdge.objects.filter(
            successor__in=list(level), extent=Extent.WHOLE, event__date__lte=on
        ).values_list("predecessor", "successor")
        before = {old: level[new] for old, new in edges if old not in found and old not in level}
        living = alive(before, on) if before else set()
        level = {old: new for old, new in before.items() if old not in living}
        found |= level
        if not level:
            break
    return found
