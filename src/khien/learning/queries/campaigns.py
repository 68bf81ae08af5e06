"""Campaigns a person may see and write, and whom they reached."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.directory.queries import communes_of_installation, name_of, names_of
from khien.learning.models import Campaign
from khien.learning.queries.institutions import READING, for_person
from khien.people.models import User

WRITING = (Permission.SESSION_RECORD, Permission.EDUCATION_OVERSEE)


def organisers_for(user: User, *, on: date) -> dict[UUID, str]:
    """The offices and schools this person works for, by name."""
    held = (user.scope(p).organisations for p in WRITING if user.may(p))
    return names_of(frozenset[UUID]().union(*held), on)


def communes_for(user: User, *, on: date) -> dict[UUID, str]:
    """Where this person may say that somebody was reached: a school in its own commune."""
    everywhere = dict(communes_of_installation(on).values_list("pk", "name"))
    scopes = [user.scope(p) for p in WRITING if user.may(p)]
    if any(scope.everywhere for scope in scopes):
        return everywhere
    mine = {key for scope in scopes for key in scope.communes}
    schools = for_person(user, on=on, permissions=[Permission.SESSION_RECORD])
    mine |= set(schools.values_list("commune_id", flat=True))
    return {key: name for key, name in everywhere.items() if key in mine}


def visible_to(user: User, *, on: date) -> QuerySet[Campaign]:
    """Those of one's own office or school, and those that reached a commune one follows."""
    rows = Campaign.objects.order_by("-starts", "-id")
    scopes = [user.scope(p) for p in READING if user.may(p)]
    if any(scope.everywhere for scope in scopes):
        return rows
    mine = Q(organiser__in=organisers_for(user, on=on))
    return rows.filter(mine | Q(pk__in=_reached(communes_for(user, on=on))))


def _reached(communes: Iterable[UUID]) -> QuerySet[Campaign, UUID]:
    return Campaign.objects.filter(reach__commune__in=list(communes)).values_list("pk", flat=True)


def get_for(user: User, campaign_id: UUID, *, on: date) -> Campaign:
    rows = visible_to(user, on=on).select_related("written_by")
    return get_object_or_404(rows, pk=campaign_id)


def writes(user: User, campaign: Campaign, *, on: date) -> bool:
    return campaign.organiser_id in organisers_for(user, on=on)


def organiser_name(campaign: Campaign, on: date) -> str:
    return name_of(campaign.organiser_id, on)
