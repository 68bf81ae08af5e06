"""Who answers for a takedown request or a preservation letter that is not at its end."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.handing_over import Group, Leaving, Part, register
from khien.core.permissions import Permission
from khien.intake.queries.scope import kept_away_from
from khien.people.handing_over import grouped
from khien.takedown.models import (
    ContentItem,
    Preservation,
    PreservationState,
    RequestState,
    TakedownRequest,
)

_OPEN = (RequestState.DRAFT, RequestState.SENT, RequestState.ACKNOWLEDGED, RequestState.SILENT)
_KEPT = (PreservationState.DRAFT, PreservationState.SENT, PreservationState.CONFIRMED)


def groups(leaving: Leaving) -> list[Group]:
    columns = ("pk", "item__number", "item__office", "item__incident")
    requests = TakedownRequest.objects.filter(drafted_by=leaving.user, state__in=_OPEN)
    letters = Preservation.objects.filter(drafted_by=leaving.user, state__in=_KEPT)
    items = ContentItem.objects.filter(registered_by=leaving.user, checks__done_at=None)
    items = items.filter(checks__isnull=False, checks__dropped_at=None).distinct()
    rows = [
        *requests.values_list(*columns),
        *letters.values_list(*columns),
        *items.values_list("pk", "number", "office", "incident"),
    ]
    away = kept_away_from({incident for *_rest, incident in rows})
    found = [(pk, _("Nội dung %(number)s") % {"number": n}, office) for pk, n, office, _i in rows]
    kept = {pk: away.get(incident, set()) for pk, _n, _office, incident in rows}
    return grouped(found, Permission.TAKEDOWN_WORK, leaving, kept)


def give(leaving: Leaving, pieces: Collection[UUID], taker: UUID) -> None:
    leaver = leaving.user
    for model in (TakedownRequest, Preservation):
        model._default_manager.filter(pk__in=pieces, drafted_by=leaver).update(drafted_by=taker)  # noqa: SLF001  (Django's word)
    ContentItem.objects.filter(pk__in=pieces, registered_by=leaver).update(registered_by=taker)


def publish() -> None:
    register(
        Part(
            "takedown",
            gettext_lazy("Yêu cầu gỡ, đề nghị giữ dữ liệu, việc xem lại"),
            (
                "takedown.TakedownRequest.drafted_by",
                "takedown.Preservation.drafted_by",
                "takedown.ContentItem.registered_by",
            ),
            groups,
            give,
        )
    )
