"""Letters that ask an addressee to keep data until the police or a court can ask for it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.law.models import Provision
from khien.takedown.models.addressees import Addressee
from khien.takedown.models.content import KEPT, ContentItem

_USER = settings.AUTH_USER_MODEL


class PreservationState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("đề nghị giữ dữ liệu", "chưa gửi")
    SENT = "sent", pgettext_lazy("đề nghị giữ dữ liệu", "đã gửi, chờ trả lời")
    CONFIRMED = "confirmed", pgettext_lazy("đề nghị giữ dữ liệu", "đang được giữ")
    REFUSED = "refused", pgettext_lazy("đề nghị giữ dữ liệu", "bị từ chối")
    ENDED = "ended", pgettext_lazy("đề nghị giữ dữ liệu", "không cần nữa")


class Preservation(models.Model):
    """`what`: which data, in words. Its term is a running deadline that may be extended."""

    retention: ClassVar = Retention("personal", 10, KEPT, ("what", "answer"), "item")

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("takedown_preservation_number")
    )
    item = models.ForeignKey(ContentItem, on_delete=models.PROTECT, related_name="preservations")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="+")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="+")
    what = SealedField(null=True)
    state = models.CharField(
        max_length=20, choices=PreservationState, default=PreservationState.DRAFT
    )
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_by_way = models.CharField(max_length=340, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    answer = SealedField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "addressee"],
                condition=models.Q(state__in=["draft", "sent", "confirmed"]),
                name="one_open_preservation_of_an_addressee",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "ended"]) | models.Q(sent_at__isnull=False),
                name="what_is_kept_was_asked_for",
            ),
        ]
