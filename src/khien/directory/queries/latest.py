"""What organisations are called by their newest name, also those that are no more."""

from collections.abc import Iterable
from uuid import UUID

from khien.directory.models import OrganisationVersion


def latest_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    """In one query; every organisation that ever had a name is in the answer."""
    rows = OrganisationVersion.objects.filter(organisation__in=list(ids)).order_by("valid")
    return dict(rows.values_list("organisation_id", "name"))
