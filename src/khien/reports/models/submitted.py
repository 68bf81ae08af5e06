"""What an office hands in for a period, and who said yes or no to it on its way up."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.directory.models import Organisation
from khien.reports.models.duties import PUBLIC, ReportPeriod

_USER = settings.AUTH_USER_MODEL


class SubmittedState(models.TextChoices):
    DRAFT = "draft", _("đang viết")
    WAITS = "waits", _("chờ người đứng đầu duyệt")
    SENT = "sent", _("đã gửi lên tỉnh")
    ACCEPTED = "accepted", _("đã được nhận")
    SENT_BACK = "sent_back", _("bị trả lại")


class SubmittedReport(models.Model):
    """One version of a report: `answers` by heading; `figures` as Khiên counted them for the place
    when it was handed to the head, and kept so. What is sent back goes on as the next version.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    period = models.ForeignKey(ReportPeriod, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField()
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SubmittedState, default=SubmittedState.DRAFT)
    answers: Any = models.JSONField(default=dict)
    figures: Any = models.JSONField(default=list)
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    as_known = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="report_versions_in_order"),
            models.UniqueConstraint(
                fields=["period"],
                condition=~models.Q(state="sent_back"),
                name="one_report_of_a_period_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(as_known__isnull=False),
                name="handed_in_with_figures",
            ),
        ]

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was written, in the order it was asked."""
        return [(each, self.answers.get(each, "")) for each in self.period.duty.regime.headings]


class Tier(models.TextChoices):
    OFFICE = "office", _("người đứng đầu cơ quan")
    PROVINCE = "province", _("thường trực kế hoạch của tỉnh")


class Decision(models.TextChoices):
    YES = "yes", _("đồng ý")
    BACK = "back", _("trả lại")


class Approval(models.Model):
    """A yes or a no of one tier; nobody decides on what they wrote themselves."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(SubmittedReport, on_delete=models.PROTECT, related_name="approvals")
    tier = models.CharField(max_length=10, choices=Tier)
    decision = models.CharField(max_length=10, choices=Decision)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "tier"], name="a_tier_decides_once"),
            models.CheckConstraint(
                condition=models.Q(decision="yes") | ~models.Q(reason=""),
                name="a_report_is_sent_back_with_a_reason",
            ),
        ]
