"""Phones that carry an officer's open cases where there is no network, and what they send later."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.people.models import User
from khien.support.models import Case


class FieldDevice(models.Model):
    """One browser on one phone. The phone keeps the token; here is only its keyed hash.

    `wipe_asked_at`: at its next contact it forgets everything, and says so (`wiped_at`).
    """

    retention: ClassVar = Retention(
        "personal", 10, "Who carried cases along, and until when.", ("name",)
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="field_devices")
    name = models.CharField(max_length=80)
    token_hash = models.BinaryField(max_length=32, unique=True)
    enrolled_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    wipe_asked_at = models.DateTimeField(null=True)
    wipe_asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    wiped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wiped_at=None) | models.Q(wipe_asked_at__isnull=False),
                name="wiped_because_it_was_asked",
            ),
        ]


class EntryKind(models.TextChoices):
    VISIT = "visit", _("chuyến thăm")
    CORRECTION = "correction", _("sửa thông tin của trẻ")
    SERVICE = "service", _("dịch vụ đã cung cấp")


class EntryState(models.TextChoices):
    STORED = "stored", _("đã lưu vào hồ sơ")
    CONFLICT = "conflict", _("chờ bạn chọn: có người vừa sửa cùng chỗ")
    REFUSED = "refused", _("chưa lưu được vào hồ sơ")
    SETTLED = "settled", _("đã xử lý")


class FieldEntry(models.Model):
    """What was written without network: kept as it came, whatever became of it.

    The phone makes `id`, so that sending twice changes nothing. `case` None: the phone named none
    that there is.
    """

    retention: ClassVar = Retention(
        "personal", 20, "Part of a child's case, as it was written.", ("content", "refusal")
    )

    id = models.UUIDField(primary_key=True)
    device = models.ForeignKey(FieldDevice, on_delete=models.PROTECT, related_name="entries")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=EntryKind)
    content = SealedField(null=True)
    written_at = models.DateTimeField(help_text="by the clock of the phone")
    received_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=EntryState)
    refusal = SealedField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["device", "received_at"],
                name="entry_waiting",
                condition=models.Q(state__in=["conflict", "refused"]),
            ),
        ]
