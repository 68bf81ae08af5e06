"""What an incident's page shows of threads and difficulties about it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.coordination.models import Difficulty, Meeting, SubjectKind, Thread
from khien.coordination.queries import difficulties, threads
from khien.core import retention
from khien.core.permissions import Permission
from khien.intake import extensions
from khien.intake.extensions import Row, Section
from khien.intake.models import Incident
from khien.people.models import User


def section(incident: Incident, user: User) -> Section | None:
    if not user.may(Permission.COORDINATION_WORK):
        return None
    now = timezone.now()
    talks = [
        Row(
            row.title,
            reverse("coordination:thread", args=[row.pk]),
            _("đã khép lại") if row.closed_at else _("đang trao đổi"),
        )
        for row in threads.about(user, now, incident=incident)
    ]
    hindrances = [
        Row(
            _("Vướng mắc %(number)s") % {"number": row.number},
            reverse("coordination:difficulty", args=[row.pk]),
            str(row.get_state_display()),
        )
        for row in difficulties.visible_to(user, now).filter(incident=incident)
    ]
    asked = f"viec={SubjectKind.INCIDENT.value}:{incident.pk}"
    return Section(
        title=_("Phối hợp giữa các đơn vị"),
        rows=[*talks, *hindrances],
        action_url=f"{reverse('coordination:thread_new')}?{asked}",
        action_label=_("Mở trao đổi"),
    )


def hanging(incident: Incident) -> list[str]:
    titles = Thread.objects.filter(incident=incident).values_list("title", flat=True)
    numbers = Difficulty.objects.filter(incident=incident).values_list("number", flat=True)
    talks = [_("trao đổi “%(title)s”") % {"title": title} for title in titles]
    return talks + [_("vướng mắc số %(number)s") % {"number": number} for number in numbers]


def publish() -> None:
    retention.hangs_on(Incident, "coordination_thread__closed_at")
    retention.hangs_on(Incident, "coordination_difficulty__closed_at")
    retention.register_holder(Meeting)
    extensions.register(section)
    extensions.register_hanging(hanging)
