"""What an incident's page shows of content, and what keeps it from being closed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import retention
from khien.core.permissions import Permission
from khien.intake import extensions
from khien.intake.extensions import Row, Section
from khien.intake.models import Incident
from khien.people.models import User
from khien.takedown import queries
from khien.takedown.models import ContentItem, Preservation, TakedownRequest
from khien.takedown.rules.states import ONLINE


def section(incident: Incident, user: User) -> Section | None:
    """Content that other offices follow is not even counted."""
    if not user.may(Permission.TAKEDOWN_WORK):
        return None
    items = queries.visible_to(user).filter(incident=incident).order_by("number")
    opens = queries.incidents_of(user).filter(pk=incident.pk).exists()
    return Section(
        title=_("Nội dung cần gỡ"),
        rows=[_row(item) for item in items],
        action_url=reverse("takedown:register", args=[incident.pk]) if opens else "",
        action_label=_("Ghi nội dung cần gỡ") if opens else "",
    )


def _row(item: ContentItem) -> Row:
    return Row(
        _("Nội dung %(number)s") % {"number": item.number},
        reverse("takedown:item", args=[item.pk]),
        str(item.get_state_display()),
    )


def hindrance(incident: Incident) -> list[str]:
    """Content that is still online; what is gone is looked at again whether it is closed or not."""
    online = ContentItem.objects.filter(incident=incident, state__in=ONLINE)
    return [
        _("Nội dung số %(number)s còn trên mạng.") % {"number": number}
        for number in online.order_by("number").values_list("number", flat=True)
    ]


def hanging(incident: Incident) -> list[str]:
    items = ContentItem.objects.filter(incident=incident).order_by("number")
    return [
        _("nội dung số %(number)s") % {"number": number}
        for number in items.values_list("number", flat=True)
    ]


def publish() -> None:
    retention.hangs_on(Incident, "content_items__closed_at")
    retention.register_holder(TakedownRequest)
    retention.register_holder(Preservation)
    extensions.register(section)
    extensions.register_hanging(hanging)
    extensions.register_hindrance(hindrance)
