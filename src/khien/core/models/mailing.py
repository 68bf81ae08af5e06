"""When a person wants mail of what kind of notice, what waits for a digest, digests that left."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models.clocks import Notice, RunningClock
from khien.core.retention import Retention


class How(models.TextChoices):
    AT_ONCE = "at_once", _("Gửi ngay")
    DAILY = "daily", _("Một thư mỗi ngày")
    WEEKLY = "weekly", _("Một thư mỗi tuần")
    NONE = "none", _("Không gửi thư")


class MailChoice(models.Model):
    """`how`: kind of notice → How; a kind that is not there comes at once. Hours are of Viet Nam.

    `weekday`: 0 is Monday. `language`: of every mail, the digests' and the others.
    """

    retention: ClassVar = Retention("none", None, "A person's own settings; holds ids only.")

    person = models.UUIDField(primary_key=True)
    how = models.JSONField(default=dict)
    hour = models.PositiveSmallIntegerField(default=7, validators=[MaxValueValidator(23)])
    weekday = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(6)])
    language = models.CharField(max_length=8, default="vi")


class DigestLine(models.Model):
    """A deadline of a notice that waits for the person's next digest."""

    retention: ClassVar = Retention("none", None, "Proof of being reminded; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.UUIDField()
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, help_text="told, or no longer to be told")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "clock"], name="a_line_once_a_notice"),
        ]
        indexes = [
            models.Index(
                fields=["person"], name="digest_waiting", condition=models.Q(settled_at=None)
            ),
        ]


class Digest(models.Model):
    """One mail that left, for the moment it was due: the same moment never sends a second."""

    retention: ClassVar = Retention("none", None, "Proof of being reminded; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.UUIDField()
    cadence = models.CharField(max_length=10, choices=How)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    lines = models.PositiveIntegerField()
    problem = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "cadence", "due_at"], name="a_digest_once_a_moment"
            ),
        ]
