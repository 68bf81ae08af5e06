"""What became of reports: where they were sent, what a person decided, which incident they tell of.

A report may belong to several incidents and an incident to many reports; what hangs on an incident
(cases, violations) lives in the rooms above.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Function, Organisation
from khien.intake.models.report import HarmKind, PriorityLevel, Report
from khien.people.models import User


class Outcome(models.TextChoices):
    """What a person decides about a report. Not being actionable is a normal outcome."""

    INCIDENT_OPENED = "incident_opened", _("mở sự việc mới")
    INCIDENT_JOINED = "incident_joined", _("ghép vào sự việc đã có")
    INFORMATION_GIVEN = "information_given", _("đã tư vấn, cung cấp thông tin")
    OUT_OF_REMIT = "out_of_remit", _("không thuộc phạm vi, đã chuyển nơi khác")
    NOT_ACTIONABLE = "not_actionable", _("không đủ thông tin để làm tiếp")
    TEST = "test", _("tin gửi thử")
    MALICIOUS = "malicious", _("tin phá rối")


class Incident(models.Model):
    """What happened, as far as it is known. Open until `closed_at` is set; it may be reopened.

    `commune_other_home`: of a child who lives in two places. `merged_into`: its reports went on to
    this incident; what else hangs here stays and is shown there.

    `version` goes up with every change, so that two people on one page notice each other.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Harm to a child, kept as long as the files that hang on it.",
        ("title", "summary", "closed_why"),
        "closed_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True, db_default=NextNumber("intake_incident_number"))
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = SealedField(null=True)
    summary = SealedField(null=True)
    kinds = ArrayField(models.CharField(max_length=30, choices=HarmKind), default=list)
    priority = models.CharField(max_length=10, choices=PriorityLevel, default=PriorityLevel.GREEN)
    commune_happened = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="incidents_here"
    )
    commune_residence = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="incidents_of_residents"
    )
    commune_other_home = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed_why = SealedField(null=True)
    reports = models.ManyToManyField(Report, through="IncidentReport", related_name="incidents")

    class Meta:
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="incident_by_time"),
            models.Index(fields=["commune_happened", "-opened_at"], name="incident_by_commune"),
            models.Index(fields=["commune_residence", "-opened_at"], name="incident_by_home"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(closed_at__isnull=False),
                name="a_merged_incident_is_closed",
            ),
        ]


class IncidentReport(models.Model):
    """That a report tells of an incident. Taken apart again, the row stays, with who and why."""

    retention: ClassVar = Retention(
        "personal", 10, "Kept as long as the report.", ("separated_why",), "report"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="incident_links")
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    separated_at = models.DateTimeField(null=True)
    separated_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    separated_why = SealedField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "report"],
                condition=models.Q(separated_at=None),
                name="a_report_joins_an_incident_once",
            ),
        ]


class TriageDecision(models.Model):
    """What a person decided about a report, and why. A newer one replaces it; none is erased.

    `level` is set where the person overrode the computed priority, with `level_why`.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Kept as long as the report.",
        ("why", "referred_to", "level_why"),
        "report",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=30, choices=Outcome)
    incident = models.ForeignKey(
        Incident, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    why = SealedField(null=True)
    referred_to = SealedField(null=True)
    level = models.CharField(max_length=10, choices=PriorityLevel, blank=True)
    level_why = SealedField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(replaced_at=None),
                name="one_decision_stands_per_report",
            ),
            models.CheckConstraint(
                condition=models.Q(incident=None)
                ^ models.Q(outcome__in=["incident_opened", "incident_joined"]),
                name="an_incident_where_one_was_opened",
            ),
        ]


class Routing(models.Model):
    """An office was sent a report or an incident, for its function; it acknowledges or it goes up.

    `commune`: where it happened, None where unknown. `due_at`: until when the office acknowledges.
    `escalated_at` with `escalated_to` None: late, and nobody stands above this office.
    `stopped_at`: nobody waits for it any more, as the report is decided or the incident closed.
    """

    retention: ClassVar = Retention("none", None, "Which office had what when; ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="routings")
    incident = models.ForeignKey(
        Incident, null=True, on_delete=models.PROTECT, related_name="routings"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="routings"
    )
    function = models.CharField(max_length=30, choices=Function)
    commune = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                name="routing_waiting",
                condition=models.Q(acknowledged_at=None, escalated_at=None, stopped_at=None),
            ),
            models.Index(fields=["function", "commune", "report"], name="routing_by_function"),
            models.Index(fields=["acknowledged_by", "report"], name="routing_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "organisation"], name="a_report_is_sent_to_an_office_once"
            ),
            models.UniqueConstraint(
                fields=["incident", "organisation"], name="an_incident_is_sent_to_an_office_once"
            ),
            models.CheckConstraint(
                condition=models.Q(report=None) ^ models.Q(incident=None),
                name="a_report_or_an_incident_is_sent",
            ),
        ]


class ConflictOfInterest(models.Model):
    """A person, or an office they head, that must never see a report.

    Named by the reporter, or declared by an officer (`noted_by`) with a reason.
    """

    retention: ClassVar = Retention(
        "personal", 10, "Kept as long as the report.", ("why",), "report"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="conflicts_of_interest"
    )
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    why = SealedField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["report"], name="conflict_by_report"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(organisation=None),
                name="a_person_or_an_office_is_kept_away",
            ),
        ]
