"""Tasks, and the offices they were given to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Function, Organisation
from khien.law.models import LegalDocument, Provision
from khien.steering.models.plan import OfVersions, Plan, TaskGroup

_USER = settings.AUTH_USER_MODEL
WORK = Retention("none", None, "Work of public bodies, no person it is about.")


class TaskSource(models.TextChoices):
    """Where a task comes from."""

    PLAN = "plan", _("kế hoạch")
    DIRECTIVE = "directive", _("văn bản chỉ đạo")
    MEETING = "meeting", _("kết luận cuộc họp")
    INSPECTION = "inspection", _("kiến nghị sau kiểm tra")
    DIFFICULTY = "difficulty", _("giải quyết vướng mắc")


class Repeats(models.TextChoices):
    """How often a task is due again; each round is an assignment of its own."""

    ONCE = "once", _("một lần")
    MONTH = "month", _("hằng tháng")
    QUARTER = "quarter", _("hằng quý")
    HALF_YEAR = "half_year", _("sáu tháng một lần")
    YEAR = "year", _("hằng năm")


class Task(OfVersions):
    """What is to be done, by which document and clause; `origin`: the row of another room it came
    from. `due`: the day the task asks for, or the first round's; `repeats` counts on from it.
    A decision that changes a task ends it and puts another in its place, which `replaces` it.
    """

    retention: ClassVar = WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    group = models.ForeignKey(TaskGroup, on_delete=models.PROTECT, null=True, related_name="tasks")
    number = models.CharField(max_length=20, help_text="as the plan counts it: II.1.a")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    product = models.CharField(
        max_length=300, blank=True, help_text="what must be there at the end"
    )
    source = models.CharField(max_length=20, choices=TaskSource, default=TaskSource.PLAN)
    origin = models.UUIDField(null=True)
    document = models.ForeignKey(
        LegalDocument, on_delete=models.PROTECT, null=True, related_name="+"
    )
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, related_name="+")
    cited = models.CharField(max_length=120, help_text="clause: mục III.2 of the plan, or its own")
    due = models.DateField(null=True)
    repeats = models.CharField(max_length=10, choices=Repeats, default=Repeats.ONCE)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+", null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            *OfVersions.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=models.Q(until=None),
                name="a_number_once_in_a_plan",
            ),
            models.CheckConstraint(
                condition=models.Q(repeats="once") | models.Q(due__isnull=False),
                name="what_repeats_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None) | ~models.Q(cancelled_why=""),
                name="a_cancelled_task_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class AssignmentRole(models.TextChoices):
    LEAD = "lead", _("chủ trì")
    COORDINATE = "coordinate", _("phối hợp")
    MONITOR = "monitor", _("theo dõi, kiểm tra")


class Assignment(models.Model):
    """A task of one office: of whoever carries `function` for `territory` that day, or of one
    organisation by name. `due`: as first given; extensions stand beside it. `round`: the first day
    of the stretch a repeated task is for. What state it is in follows from dates and is not stored.

    `finished_at`: the moment a progress that said "done" was accepted, of that progress.
    """

    retention: ClassVar = WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=12, choices=AssignmentRole)
    function = models.CharField(max_length=30, choices=Function, blank=True)
    territory = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    round = models.DateField(null=True)
    due = models.DateField(null=True)
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+", null=True)
    finished_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["organisation"], name="assignments_by_name"),
            models.Index(fields=["territory", "function"], name="assignments_by_function"),
            models.Index(
                fields=["due"],
                condition=models.Q(finished_at=None, cancelled_at=None),
                name="assignments_open_by_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, territory=None, function="")
                | (models.Q(organisation=None, territory__isnull=False) & ~models.Q(function="")),
                name="given_by_function_or_by_name",
            ),
            models.UniqueConstraint(
                fields=["task", "function", "territory", "organisation", "round"],
                condition=models.Q(cancelled_at=None),
                nulls_distinct=False,
                name="an_office_once_in_a_task_and_round",
            ),
            models.UniqueConstraint(
                fields=["task", "round", "territory"],
                condition=models.Q(cancelled_at=None, role="lead"),
                nulls_distinct=False,
                name="one_lead_of_a_task_in_a_territory",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None) | models.Q(finished_at=None),
                name="finished_or_cancelled",
            ),
        ]
