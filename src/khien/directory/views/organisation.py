"""One organisation through time: names, codes, who came before and after, what it carries."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory import queries
from khien.directory.models import Extent, Kind, Level, Organisation
from khien.directory.views.person import person
from khien.directory.words import type_words


@staff(Permission.DIRECTORY_VIEW, Permission.DIRECTORY_MANAGE)
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    found = get_object_or_404(Organisation, pk=organisation_id)
    on = today(timezone.now())
    present = queries.search(on, kind=found.kind).filter(pk=found.pk).first()
    history = queries.addresses(found.pk)
    followed, carried = queries.successors(found.pk), queries.carried_by(found.pk)
    may_manage = person(request).may(Permission.DIRECTORY_MANAGE)
    return render(
        request,
        "directory/organisation.html",
        {
            "organisation": found,
            "name": present.name if present else history[0].text,
            "present": present,
            "type": type_words(found.kind, present.type, present.institution_type)
            if present
            else Kind(found.kind).label,
            "facts": _facts(present, on) if present else {},
            "history": history,
            "placed": any(stay.more for stay in history),
            "codes": queries.codes_over_time(found.pk),
            "predecessors": queries.predecessors(found.pk),
            "successors": followed,
            "divided": sorted({each.date for each in followed if each.extent == Extent.PART}),
            "standing": queries.standing_over_time(found.pk),
            "may_manage": may_manage,
            "may_transfer": may_manage and present and bool(carried),
            "enrolments": queries.snapshots(found.pk),
            "carried": carried,
            "may_rename": may_manage and found.kind != Kind.ADMINISTRATIVE_UNIT,
        },
    )


def _facts(present: Any, on: date) -> dict[str, Any]:
    """Where it lies today, and how many lie in it."""
    parent = queries.parent_of(present.pk, on)
    place = present.commune_id or parent
    is_province = present.level == Level.PROVINCE
    return {
        "place_id": place,
        "place": queries.name_of(place, on) if place else "",
        "communes": queries.communes_of(present.pk, on).count() if is_province else None,
    }
