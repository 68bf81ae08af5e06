"""The steps taken on a violation's path, each with its day, its number and who noted it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.enforcement.models.respondent import KEPT
from khien.enforcement.models.violation import Branch, Violation

_USER = settings.AUTH_USER_MODEL


class Tried(models.TextChoices):
    """What may be done to find who is behind an account, a number, a link."""

    PLATFORM = "platform", _("hỏi nền tảng, nơi lưu trữ về chủ tài khoản")
    TELEPHONE = "telephone", _("tra chủ thuê bao điện thoại, Internet")
    BANK = "bank", _("tra chủ tài khoản ngân hàng, ví điện tử")
    DEVICE = "device", _("xem thiết bị, dữ liệu đã thu giữ")
    PEOPLE = "people", _("hỏi người báo tin, gia đình, nhà trường")
    OTHER_BODIES = "other_bodies", _("hỏi công an, cơ quan nơi khác")
    OTHER = "other", _("cách khác")


class Proceeding(models.Model):
    """One step: a verification, a record, a decision, an appeal, an answer from elsewhere.

    `on`: the day it was done, `at` when it was noted. `told`: noted down for a body that does not
    use Khiên. `said`: words, remedy, obstacle, what was tried, a body outside the directory.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("said",), "violation")

    id = models.UUIDField(primary_key=True, default=new_id)
    violation = models.ForeignKey(Violation, on_delete=models.PROTECT, related_name="proceedings")
    step = models.CharField(max_length=20)
    branch = models.CharField(max_length=20, choices=Branch, blank=True)
    on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    told = models.BooleanField(default=False)
    number = models.CharField(max_length=60, blank=True)
    fine_vnd = models.BigIntegerField(null=True)
    receiver = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    said = SealedField(null=True)

    class Meta:
        indexes = [models.Index(fields=["violation", "at"])]
        ordering = ["at", "id"]
