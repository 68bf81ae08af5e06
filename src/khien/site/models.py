"""What the installation knows of its own keeping."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
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


class KeyMark(models.Model):
    """A keyed value of a key file, by which another installation's file is told from the right one.

    `name`: of the file. `value`: HMAC-SHA256 under the key in it; it tells nothing of the key.
    """

    retention: ClassVar = Retention("none", None, "Which key files belong here; no people.")

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BinaryField()


class Severity(models.TextChoices):
    """NOTE: worth knowing. SOON: something must be done. NOW: something is broken."""

    NOW = "now", _("làm ngay")
    SOON = "soon", _("làm sớm")
    NOTE = "note", _("để biết")


class Trouble(models.Model):
    """What an examination found, from the first time it was seen until it is over.

    `subject`: which one, where there are several (a host, a folder). Texts are kept as they were
    found, in both languages, so that the end can be told too.
    """

    retention: ClassVar = Retention("none", None, "The state of machines; names no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    severity = models.CharField(max_length=4, choices=Severity)
    said = models.JSONField(help_text="what is wrong: vi, en")
    advice = models.JSONField(help_text="what to do: vi, en")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "subject"],
                condition=models.Q(ended_at=None),
                name="a_trouble_is_open_once",
            ),
        ]


class Way(models.TextChoices):
    MAIL = "mail", _("thư điện tử")
    WEBHOOK = "webhook", _("địa chỉ nhận cảnh báo")


class Telling(models.Model):
    """A trouble was told by a way: that it is there, or (`over`) that it is gone."""

    retention: ClassVar = Retention("none", None, "What was told when; names no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    trouble = models.ForeignKey(Trouble, on_delete=models.PROTECT, related_name="tellings")
    way = models.CharField(max_length=8, choices=Way)
    at = models.DateTimeField()
    over = models.BooleanField()


class SignInTally(models.Model):
    """How often a sign-in failed on one day; whose it was is not kept."""

    retention: ClassVar = Retention("none", None, "Counts of a day.")

    day = models.DateField(primary_key=True)
    failed = models.PositiveIntegerField(default=0)


class SecurityDate(models.Model):
    """Until which day of the year a yearly report on security goes to whom: dated law as data."""

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    code = models.SlugField(primary_key=True, max_length=40)
    title = models.CharField(max_length=200)
    month = models.PositiveSmallIntegerField()
    day = models.PositiveSmallIntegerField()
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    revision = models.PositiveIntegerField(default=1)


class SecurityReport(models.Model):
    """The report of one year: `figures` and `components` are what the system knows, the texts what
    a person writes. Once it is issued nothing changes any more; `sha256` is of all it says.
    """

    retention: ClassVar = Retention("none", None, "Counts, and words that must name nobody.")

    id = models.UUIDField(primary_key=True, default=new_id)
    year = models.PositiveSmallIntegerField(unique=True)
    figures = models.JSONField()
    components = models.JSONField(help_text="CycloneDX")
    measured_at = models.DateTimeField()
    incidents = models.TextField(blank=True)
    updates = models.TextField(blank=True)
    drills = models.TextField(blank=True)
    plans = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    number = models.PositiveIntegerField(null=True, help_text="from the office's own register")
    symbol = models.CharField(max_length=60, blank=True)
    office = models.CharField(max_length=250, blank=True)
    signer_title = models.CharField(
        max_length=120, blank=True, help_text="the name is written by hand"
    )
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(issued_at=None, issued_by=None)
                | models.Q(issued_at__isnull=False, issued_by__isnull=False),
                name="an_issued_security_report_says_by_whom",
            ),
        ]
