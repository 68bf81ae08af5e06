"""What pages of an incident, a task and a school show of threads and difficulties about them."""

from typing import Any
from uuid import UUID

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
from khien.learning import extensions as of_institutions
from khien.people.models import User
from khien.steering import extensions as of_tasks
from khien.steering.models import Task


def _rows(user: User, **column: Any) -> list[Row]:
    now = timezone.now()
    talks = [
        Row(
            row.title,
            reverse("coordination:thread", args=[row.pk]),
            _("đã khép lại") if row.closed_at else _("đang trao đổi"),
        )
        for row in threads.about(user, now, **column)
    ]
    hindrances = difficulties.visible_to(user, now).filter(**column).order_by("-raised_at")
    return talks + [
        Row(
            _("Vướng mắc %(number)s") % {"number": row.number},
            reverse("coordination:difficulty", args=[row.pk]),
            str(row.get_state_display()),
        )
        for row in hindrances
    ]


def section(incident: Incident, user: User) -> Section | None:
    if not user.may(Permission.COORDINATION_WORK):
        return None
    asked = f"viec={SubjectKind.INCIDENT.value}:{incident.pk}"
    return Section(
        title=_("Phối hợp giữa các đơn vị"),
        rows=_rows(user, incident=incident),
        action_url=f"{reverse('coordination:thread_new')}?{asked}",
        action_label=_("Mở trao đổi"),
    )


def of_task(task: Task, user: User) -> Section | None:
    if not user.may(Permission.COORDINATION_WORK):
        return None
    asked = f"viec={SubjectKind.TASK.value}:{task.pk}"
    return Section(
        title=_("Vướng mắc, trao đổi về nhiệm vụ này"),
        rows=_rows(user, task=task),
        action_url=f"{reverse('coordination:difficulty_new')}?{asked}",
        action_label=_("Nêu vướng mắc"),
    )


def of_institution(institution: UUID, user: User) -> Section | None:
    if not user.may(Permission.COORDINATION_WORK):
        return None
    asked = f"viec={SubjectKind.INSTITUTION.value}:{institution}"
    return Section(
        title=_("Vướng mắc, trao đổi về trường, cơ sở này"),
        rows=_rows(user, institution=institution),
        action_url=f"{reverse('coordination:difficulty_new')}?{asked}",
        action_label=_("Nêu vướng mắc"),
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
    of_tasks.register(of_task)
    of_institutions.register(of_institution)
