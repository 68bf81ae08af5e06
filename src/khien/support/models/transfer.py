"""A case handed from one commune to another, with its hand-over record."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.support.models.case import KEPT, Case

_USER = settings.AUTH_USER_MODEL


class TransferReason(models.TextChoices):
    RESIDENCE = "residence", _("trẻ ở xã, phường đó")
    INCIDENT = "incident", _("sự việc xảy ra ở xã, phường đó")
    SUCCESSION = "succession", _("xã, phường cũ không còn, nơi này kế tục")


class TransferState(models.TextChoices):
    PROPOSED = "proposed", _("chờ nơi nhận trả lời")
    ACCEPTED = "accepted", _("nơi nhận đã nhận")
    REFUSED = "refused", _("nơi nhận không nhận")
    WITHDRAWN = "withdrawn", _("nơi gửi rút lại")


class Transfer(models.Model):
    """`record`: what the new commune must know; all it reads of the case before it accepts.

    Both communes keep reading this record; the case itself is the new commune's alone.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("record", "answer"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="transfers")
    reason = models.CharField(max_length=20, choices=TransferReason)
    origin = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    record = SealedField(null=True)  # why, situation, still_open, safe_contact
    state = models.CharField(max_length=20, choices=TransferState, default=TransferState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    answer = SealedField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["target", "state"]),
            models.Index(fields=["origin", "-proposed_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state="proposed"),
                name="one_transfer_waits_for_an_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(origin=models.F("target")), name="a_transfer_goes_elsewhere"
            ),
        ]
