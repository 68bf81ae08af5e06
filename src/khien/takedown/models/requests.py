"""What an addressee was asked, when it was sent, and what came of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.law.models import Provision
from khien.takedown.models.addressees import Addressee
from khien.takedown.models.content import KEPT, ContentItem

_USER = settings.AUTH_USER_MODEL


class Ask(models.TextChoices):
    """What is asked for; each has a deadline of its own."""

    REMOVE = "remove", _("gỡ bỏ nội dung")
    LOCK = "lock", _("tạm khóa tài khoản")
    BLOCK = "block", _("chặn truy cập")


class RequestState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("yêu cầu", "chưa gửi")
    SENT = "sent", pgettext_lazy("yêu cầu", "đã gửi, chờ trả lời")
    ACKNOWLEDGED = "acknowledged", _("nơi nhận đã xác nhận")
    REMOVED = "removed", pgettext_lazy("yêu cầu", "đã thực hiện")
    REFUSED = "refused", pgettext_lazy("yêu cầu", "bị từ chối")
    SILENT = "silent", _("quá hạn không trả lời")
    WITHDRAWN = "withdrawn", pgettext_lazy("yêu cầu", "đã rút")


class TakedownRequest(models.Model):
    """One request to one addressee about one content item. `follows`: an earlier one, after which
    the content came back, was refused or met silence.

    `sent_by_way`: the channel as it was that day. `reference`: the addressee's own number.
    `removed_at`: when what was asked was done. `back_at`: when the content was seen again after.
    """

    retention: ClassVar = Retention("personal", 10, KEPT, ("why", "answer"), "item")

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("takedown_request_number")
    )
    item = models.ForeignKey(ContentItem, on_delete=models.PROTECT, related_name="requests")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="+")
    ask = models.CharField(max_length=10, choices=Ask)
    urgent = models.BooleanField(default=False)
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="+")
    why = SealedField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=RequestState, default=RequestState.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by_way = models.CharField(max_length=340, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    acknowledged_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    back_at = models.DateTimeField(null=True)
    answer = SealedField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["addressee", "sent_at"], name="requests_by_addressee"),
            models.Index(fields=["state", "sent_at"], name="requests_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "addressee", "ask"],
                condition=models.Q(state__in=["draft", "sent", "acknowledged"]),
                name="one_open_request_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "withdrawn"])
                | models.Q(sent_at__isnull=False),
                name="what_was_answered_was_sent",
            ),
            models.CheckConstraint(
                condition=models.Q(state="removed", removed_at__isnull=False)
                | (~models.Q(state="removed") & models.Q(removed_at=None)),
                name="removed_requests_say_when",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None) | models.Q(removed_at__gte=models.F("sent_at")),
                name="nothing_is_removed_before_it_was_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(urgent=False) | models.Q(ask="remove"),
                name="only_removal_is_urgent",
            ),
        ]
