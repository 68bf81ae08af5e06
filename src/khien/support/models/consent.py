"""Consent to share with others, one purpose at a time. Case work itself rests on law."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case
from khien.support.models.people import Carer

_USER = settings.AUTH_USER_MODEL


class Purpose(models.TextChoices):
    HEALTH = "health", _("khám, chữa bệnh, tư vấn tâm lý")
    LEGAL_AID = "legal_aid", _("trợ giúp pháp lý")
    SCHOOL = "school", _("hỗ trợ ở trường")
    SHELTER = "shelter", _("nơi ở an toàn, chăm sóc thay thế")
    FAMILY = "family", _("hỗ trợ gia đình, an sinh")
    POLICE = "police", _("công an xử lý hành vi gây hại")
    PUBLISH = "publish", _("kể lại, đưa tin công khai")


class ConsentPolicy(models.Model):
    """Who must agree to a purpose, as dated data. `by_law`: nobody's consent is asked.

    `law` is printed only where `certainty` is V. A purpose without a row is held strictly.
    """

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    purpose = models.CharField(max_length=20, choices=Purpose)
    child_from_age = models.PositiveSmallIntegerField(default=7)
    needs_child = models.BooleanField(default=True)
    needs_representative = models.BooleanField(default=True)
    by_law = models.BooleanField(default=False)
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    valid_from = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "valid_from"], name="one_policy_per_purpose_and_day"
            ),
        ]


class Giver(models.TextChoices):
    CHILD = "child", _("chính trẻ")
    REPRESENTATIVE = "representative", _("người đại diện của trẻ")


class Manner(models.TextChoices):
    SIGNED = "signed", _("ký trên giấy")
    SPOKEN = "spoken", _("nói trực tiếp, có người chứng kiến")
    PHONE = "phone", _("qua điện thoại")
    SHOWN = "shown", _("bằng cử chỉ, hình vẽ, ký hiệu")


class Consent(models.Model):
    """Somebody's yes to one purpose. Withdrawn, the row stays, with when and what was said."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("details", "withdrawn_words"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    giver = models.CharField(max_length=20, choices=Giver)
    carer = models.ForeignKey(Carer, on_delete=models.PROTECT, null=True, related_name="consents")
    manner = models.CharField(max_length=10, choices=Manner)
    given_on = models.DateField()
    details = SealedField(null=True)  # what was explained, who witnessed, where the paper is
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_words = SealedField(null=True)
    withdrawn_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(giver="child", carer=None)
                | models.Q(giver="representative", carer__isnull=False),
                name="a_representative_is_named",
            ),
            models.UniqueConstraint(
                fields=["case", "purpose", "giver", "carer"],
                nulls_distinct=False,
                condition=models.Q(withdrawn_at=None),
                name="one_standing_consent_of_one_giver",
            ),
        ]
