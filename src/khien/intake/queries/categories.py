"""The tree of what contacts are about, as it is on a day."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.core.shipped import in_words
from khien.intake.models import ContactCategory


def categories_on(day: date) -> QuerySet[ContactCategory]:
    rows = ContactCategory.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day))
    return rows.filter(valid_from__lte=day).order_by("place", "name", "id")


def choices(day: date, *, also: UUID | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each branch with its leaves. `also`: one that a contact has, though it ended meanwhile."""
    rows = list(categories_on(day))
    if also is not None and all(row.pk != also for row in rows):
        rows += ContactCategory.objects.filter(pk=also).select_related("parent")
    branches = {row.pk: row for row in rows if row.parent_id is None}
    leaves: dict[UUID, list[tuple[str, str]]] = {key: [] for key in branches}
    for row in rows:
        parent = row.parent_id or row.pk
        if parent in leaves and row.parent_id is not None:
            leaves[parent].append((str(row.pk), in_words(row.name)))
    return [
        (in_words(branch.name), [(str(key), in_words(branch.name)), *leaves[key]])
        for key, branch in branches.items()
    ]
