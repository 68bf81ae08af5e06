"""What a difficulty or a thread is about: one row of a room below, or the work as a whole."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.directory.models import Organisation
from khien.intake.models import Incident
from khien.steering.models import Objective, Task

# The columns, in the order of SubjectKind.
COLUMNS = ("task", "objective", "institution", "incident", "difficulty")


class SubjectKind(models.TextChoices):
    TASK = "task", pgettext_lazy("nói về", "nhiệm vụ")
    OBJECTIVE = "objective", _("mục tiêu")
    INSTITUTION = "institution", _("trường, cơ sở")
    INCIDENT = "incident", pgettext_lazy("nói về", "sự việc")
    DIFFICULTY = "difficulty", _("vướng mắc")


def at_most_one(*columns: str) -> Q:
    """True of a row with no more than one of these columns set."""
    found = Q()
    for place, one in enumerate(columns):
        for other in columns[place + 1 :]:
            found &= Q(**{f"{one}__isnull": True}) | Q(**{f"{other}__isnull": True})
    return found


class About(models.Model):
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, related_name="coordination_%(class)s"
    )

    class Meta:
        abstract = True
