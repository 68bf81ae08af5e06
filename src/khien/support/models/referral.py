"""A child referred to another body: what is shared, on what ground, and what came of it."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.support.models.case import KEPT, Case
from khien.support.models.consent import Purpose

_USER = settings.AUTH_USER_MODEL


class Ground(models.TextChoices):
    CONSENT = "consent", _("có đồng ý cho mục đích này")
    LAW = "law", _("pháp luật quy định, không cần hỏi ý kiến")
    BEST_INTEREST = "best_interest", _("vì lợi ích tốt nhất của trẻ, hai người quyết định")


class ReferralState(models.TextChoices):
    DRAFT = "draft", _("đang soạn")
    WAITING = "waiting", _("chờ người thứ hai")
    SENT = "sent", _("đã gửi")
    ACKNOWLEDGED = "acknowledged", _("nơi nhận đã xem")
    ACCEPTED = "accepted", _("nơi nhận đã nhận lời")
    REFUSED = "refused", _("nơi nhận từ chối")
    DONE = "done", _("đã làm xong")
    STOPPED = "stopped", _("dừng lại")
    ENDED = "ended", _("đã dừng, nơi nhận đã biết")
    DROPPED = "dropped", _("bỏ, không gửi")


class Shared(models.TextChoices):
    """What of the case may go along; anything else is typed by the officer."""

    NAME = "name", _("tên trẻ")
    SEX_AND_AGE = "sex_and_age", _("giới tính, tuổi")
    ADDRESS = "address", _("nơi ở")
    SCHOOL = "school", _("trường, lớp")
    CONTACT = "contact", _("cách liên hệ an toàn")


class Referral(models.Model):
    """`content` is all the receiver ever reads: `need`, `background`, `said` (fixed at sending).

    `organisation` of the directory, or a body outside it named in words by `outside`.
    """

    retention: ClassVar = Retention(
        "personal", 20, KEPT, ("content", "outside", "why_override"), "case"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("support_referral_number")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    outside = SealedField(null=True)
    purpose = models.CharField(max_length=20, choices=Purpose)
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    shares = ArrayField(models.CharField(max_length=20, choices=Shared), default=list)
    content = SealedField(null=True)
    why_override = SealedField(null=True)
    state = models.CharField(
        max_length=20, choices=ReferralState, default=ReferralState.DRAFT, db_index=True
    )
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["organisation", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | ~models.Q(confirmed_by=models.F("written_by")),
                name="override_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(purpose="publish"), name="no_referral_to_publish"
            ),
        ]


class ReferralStep(models.Model):
    """One step of a referral. `told`: noted down for a body that does not use Khiên."""

    retention: ClassVar = Retention(
        "personal", 20, "Kept as long as the referral.", ("words",), "referral"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    told = models.BooleanField(default=False)
    words = SealedField(null=True)  # a reason, a result, what somebody said
