"""Offices a report can be sent to by hand, and who is kept away from it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.directory.models import Function, FunctionBinding
from khien.intake.models import Report
from khien.people.roles import ROLES

# Only offices whose people read reports: sent elsewhere it would lie there unread.
_READING = {
    card.function
    for card in ROLES.values()
    if card.function and Permission.REPORT_TRIAGE in card.permissions
} | {Function.CHILD_AFFAIRS}

Groups = list[tuple[str, list[tuple[str, str]]]]


def bindings_to_send_to(on: date) -> QuerySet[FunctionBinding]:
    """The province's offices that read reports, and the child affairs of each commune."""
    here = directory.installation()
    province = here.province_id if here else None
    communes = directory.communes_of_installation(on).values("pk")
    return FunctionBinding.objects.filter(
        Q(territory=province, function__in=_READING)
        | Q(territory__in=communes, function=Function.CHILD_AFFAIRS),
        valid__contains=on,
    )


def offices_to_choose(on: date, *, but: set[object] | None = None) -> Groups:
    """Choices of a form, of the province first; `but`: offices and territories left out."""
    here = directory.installation()
    rows = list(bindings_to_send_to(on))
    places = {key for row in rows for key in (row.organisation_id, row.territory_id)}
    names = directory.names_of(places, on)
    left_out = but or set()
    shown = [row for row in rows if not {row.organisation_id, row.territory_id} & left_out]
    above = [row for row in shown if here and row.territory_id == here.province_id]
    near = [row for row in shown if row not in above]

    def in_order(row: FunctionBinding) -> tuple[object, ...]:
        place = names.get(row.territory_id, "")
        return alphabetical(place), alphabetical(names.get(row.organisation_id, "")), row.function

    return [
        (str(title), [_choice(row, names) for row in sorted(group, key=in_order)])
        for title, group in ((_("Cấp tỉnh"), above), (_("Xã, phường"), near))
        if group
    ]


def _choice(row: FunctionBinding, names: dict[UUID, str]) -> tuple[str, str]:
    office = names.get(row.organisation_id, "")
    return str(row.pk), f"{office} · {row.get_function_display()}"


@dataclass(frozen=True)
class KeptAway:
    """`why`: empty where the reporter named them."""

    name: str
    why: str


def kept_away(report: Report, on: date) -> list[KeptAway]:
    rows = list(report.conflicts_of_interest.select_related("person").order_by("noted_at", "id"))
    names = directory.names_of({row.organisation_id for row in rows if row.organisation_id}, on)
    return [
        KeptAway(
            str(row.person) if row.organisation_id is None else names.get(row.organisation_id, ""),
            str(row.why or ""),
        )
        for row in rows
    ]
