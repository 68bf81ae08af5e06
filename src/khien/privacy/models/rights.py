"""What a child, a parent or a reporter asks about their own data, and what was decided."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.people.models import RecordKind, User


class Right(models.TextChoices):
    SEE = "see", _("xem điều đang giữ về mình")
    CORRECT = "correct", _("sửa điều chưa đúng")
    WITHDRAW = "withdraw", _("rút lại sự đồng ý")
    ERASE = "erase", _("xóa")


class Asker(models.TextChoices):
    CHILD = "child", _("chính em")
    PARENT = "parent", _("cha mẹ, người chăm sóc")
    REPORTER = "reporter", _("người đã báo tin")


class Way(models.TextChoices):
    CODE = "code", _("trang xem lại, bằng mã")
    HOTLINE = "hotline", pgettext_lazy("cách gửi", "tổng đài")
    LETTER = "letter", _("thư, đến tận nơi")


class RightsOutcome(models.TextChoices):
    GRANTED = "granted", _("làm theo yêu cầu")
    PARTLY = "partly", _("làm theo một phần")
    REFUSED = "refused", _("không làm theo được")


class RightsRequest(models.Model):
    """`words` and `name` are the asker's. `safe`: what a second person decided where a parent asks
    about a child's file. `sent_key`: made by the page, so that sending twice is once.
    """

    retention: ClassVar = Retention(
        "personal",
        5,
        "Proof that a request was answered; the words go five years after the answer.",
        ("name", "words", "verified_how", "safe_why", "reason"),
        "decided_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("privacy_request_number")
    )
    right = models.CharField(max_length=10, choices=Right)
    asker = models.CharField(max_length=10, choices=Asker)
    way = models.CharField(max_length=10, choices=Way)
    name = SealedField(null=True)
    words = SealedField(null=True)
    sent_key = models.BinaryField(max_length=32, unique=True, null=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    record_kind = models.CharField(max_length=10, choices=RecordKind, blank=True)
    record = models.UUIDField(null=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    verified_how = SealedField(null=True)
    safe = models.BooleanField(null=True)
    safe_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    safe_why = SealedField(null=True)
    outcome = models.CharField(max_length=10, choices=RightsOutcome, blank=True)
    reason = SealedField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["decided_at", "received_at"], name="rights_waiting"),
            models.Index(fields=["record"], name="rights_of_record"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(safe_by=None) | ~Q(safe_by=F("verified_by")),
                name="a_second_person_says_whether_it_is_safe",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="")
                | (Q(decided_at__isnull=False) & ~Q(outcome="")),
                name="decided_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["granted", "partly"], asker="parent")
                | Q(safe__isnull=False, safe=True),
                name="a_parent_gets_it_only_where_it_is_safe",
            ),
        ]
