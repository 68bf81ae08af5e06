"""What an incident's page shows of violations, and what keeps it from being closed."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import retention
from khien.core.permissions import Permission
from khien.enforcement import queries
from khien.enforcement.models import Violation
from khien.intake import extensions
from khien.intake.extensions import Row, Section
from khien.intake.models import Incident
from khien.people.models import User


def section(incident: Incident, user: User) -> Section | None:
    """Violations of other offices are not even counted."""
    if not user.may(Permission.VIOLATION_WORK):
        return None
    violations = queries.visible_to(user).filter(incident=incident).order_by("opened_at")
    sent = queries.incidents_sent(user).filter(pk=incident.pk).exists()
    opens = sent and incident.closed_at is None
    rows = [_row(violation) for violation in violations]
    return Section(
        title=_("Vi phạm"),
        rows=[*rows, _abroad(incident)] if sent else rows,
        action_url=reverse("enforcement:open", args=[incident.pk]) if opens else "",
        action_label=_("Mở hồ sơ vi phạm") if opens else "",
    )


def _row(violation: Violation) -> Row:
    return Row(
        _("Vi phạm %(number)s") % {"number": violation.number},
        reverse("enforcement:violation", args=[violation.pk]),
        str(violation.get_state_display()),
    )


def _abroad(incident: Incident) -> Row:
    """Where nobody is known to open a violation on, the incident itself can be told of."""
    return Row(
        _("Báo cáo chuyển quốc tế của sự việc"),
        reverse("enforcement:incident_abroad", args=[incident.pk]),
        _("gửi nơi nhận ở nước ngoài"),
    )


def hindrance(incident: Incident) -> list[str]:
    open_ones = Violation.objects.filter(incident=incident, settled_at=None)
    return [
        _("Hồ sơ vi phạm số %(number)s chưa có kết quả.") % {"number": number}
        for number in open_ones.order_by("number").values_list("number", flat=True)
    ]


def hanging(incident: Incident) -> list[str]:
    violations = Violation.objects.filter(incident=incident).order_by("number")
    return [
        _("hồ sơ vi phạm số %(number)s") % {"number": number}
        for number in violations.values_list("number", flat=True)
    ]


def files(incident: Incident) -> list[UUID]:
    return list(Violation.objects.filter(incident=incident).values_list("pk", flat=True))


def publish() -> None:
    retention.hangs_on(Incident, "violations__settled_at")
    retention.register_holder(Violation)
    extensions.register(section)
    extensions.register_hanging(hanging)
    extensions.register_files(files)
    extensions.register_hindrance(hindrance)
