"""What the installation knows of its own keeping."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention


class BackupKind(models.TextChoices):
    FULL = "full", _("bản đầy đủ")
    INCREMENTAL = "incremental", _("phần thêm vào")


class BackupOutcome(models.TextChoices):
    """A backup counts from MADE on; only READ has been shown to be of use."""

    MADE = "made", _("đã sao lưu")
    FAILED = "failed", _("sao lưu không thành")
    READ = "read", _("đã sao lưu, đã đọc thử được")
    UNREADABLE = "unreadable", _("đã sao lưu nhưng không đọc được")


class BackupRun(models.Model):
    """One backup made, or tried. `where`: a path or an address, never with a password in it.

    `verified_at`: when it was last read to its end, whether that worked or not.
    """

    retention: ClassVar = Retention("none", None, "What was backed up when; names no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=BackupKind)
    bytes = models.PositiveBigIntegerField(default=0)
    where = models.CharField(max_length=500)
    verified_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=BackupOutcome)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="backup_run_newest")]
