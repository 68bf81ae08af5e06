"""What an incident's page shows of children's cases, and what keeps it from being closed."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import retention
from khien.intake import extensions
from khien.intake.extensions import Row, Section
from khien.intake.models import Incident
from khien.people.models import User
from khien.support import child_search, queries
from khien.support.models import Case, CaseState
from khien.support.rules.states import READING


def section(incident: Incident, user: User) -> Section | None:
    """Cases outside the person's communes are not even counted."""
    if not any(user.may(permission) for permission in READING):
        return None
    cases = queries.visible_to(user).filter(incident=incident).order_by("opened_at")
    opens = queries.incidents_for_cases(user).filter(pk=incident.pk).exists()
    return Section(
        title=_("Trẻ em cần giúp"),
        rows=[_row(case) for case in cases],
        action_url=reverse("support:register", args=[incident.pk]) if opens else "",
        action_label=_("Mở hồ sơ cho trẻ (Mẫu 01)") if opens else "",
    )


def _row(case: Case) -> Row:
    return Row(
        _("Hồ sơ %(number)s") % {"number": case.number},
        reverse("support:case", args=[case.pk]),
        str(case.get_state_display()),
    )


def hindrance(incident: Incident) -> list[str]:
    open_ones = Case.objects.filter(incident=incident).exclude(state=CaseState.CLOSED)
    return [
        _("Hồ sơ trẻ em số %(number)s chưa kết thúc.") % {"number": number}
        for number in open_ones.order_by("number").values_list("number", flat=True)
    ]


def hanging(incident: Incident) -> list[str]:
    cases = Case.objects.filter(incident=incident).order_by("number")
    return [
        _("hồ sơ trẻ em số %(number)s") % {"number": number}
        for number in cases.values_list("number", flat=True)
    ]


def files(incident: Incident) -> list[UUID]:
    return list(Case.objects.filter(incident=incident).values_list("pk", flat=True))


def publish() -> None:
    retention.hangs_on(Incident, "cases__closed_at")
    retention.register_holder(Case)
    extensions.register(section)
    extensions.register_child_search(child_search.search)
    extensions.register_hanging(hanging)
    extensions.register_files(files)
    extensions.register_hindrance(hindrance)
