"""What a reporter may read of takedowns: that it was asked for, and that it is gone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _

from khien.core.public_steps import PublicStep
from khien.takedown.models import ContentItem, ItemState
from khien.takedown.rules.states import ONLINE

_FOLLOWED = (ItemState.UP, ItemState.DOWN, ItemState.BACK, ItemState.GONE)


def public_steps(incident_ids: Iterable[UUID]) -> list[PublicStep]:
    """Two steps for all content of the incidents; nothing where none was registered."""
    items = ContentItem.objects.filter(incident__in=list(incident_ids), state__in=_FOLLOWED)
    told = items.aggregate(
        sent=Min("requests__sent_at"),
        removed=Max("requests__removed_at"),
        looked=Max("checks__done_at", filter=Q(checks__found="gone")),
    )
    states = set(items.values_list("state", flat=True))
    if not states:
        return []
    online = bool(states & ONLINE)
    return [
        PublicStep(_("Yêu cầu gỡ nội dung trên mạng."), told["sent"]),
        PublicStep(
            _("Nội dung không còn trên mạng.") if not online else _("Chờ nội dung được gỡ."),
            None if online else _gone(told),
        ),
    ]


def _gone(told: dict[str, datetime | None]) -> datetime | None:
    """When the last of it went; what went by itself was seen at a look."""
    return told["removed"] or told["looked"]
