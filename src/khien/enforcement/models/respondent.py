"""Who is said to have done it, by what they are known again, and in which files they are the same.

Every file has a record of its own: what one file holds of somebody is never shown by another.
Records that share something make a match; where people of both files judge it to be one person,
both records carry the same `person`.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField

KEPT = "Hồ sơ xử lý vi phạm được giữ theo thời hạn lưu trữ của tỉnh."


class RespondentKind(models.TextChoices):
    PERSON = "person", _("cá nhân")
    ORGANISATION = "organisation", _("tổ chức")
    UNKNOWN_ACCOUNT = "unknown_account", _("tài khoản chưa rõ chủ")


class AgeGroup(models.TextChoices):
    ADULT = "adult", _("người thành niên")
    MINOR = "minor", _("người chưa thành niên")
    UNKNOWN = "unknown", _("chưa rõ")


class Respondent(models.Model):
    """What one violation's file says of who did it. `person`: the same in all records of one."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("identity", "name_tokens"), "violation")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.UUIDField(default=new_id, db_index=True)
    kind = models.CharField(max_length=20, choices=RespondentKind)
    age_group = models.CharField(max_length=10, choices=AgeGroup, default=AgeGroup.UNKNOWN)
    identity = SealedField(null=True)  # name, address, note
    name_tokens = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["name_tokens"], name="respondent_name_tokens")]


class TraceKind(models.TextChoices):
    HANDLE = "handle", _("tên tài khoản")
    PHONE = "phone", _("số điện thoại")
    BANK_ACCOUNT = "bank_account", _("tài khoản ngân hàng")
    DOMAIN = "domain", _("tên miền")
    DEVICE = "device", _("thiết bị")
    URL = "url", _("đường dẫn")
    NAME = "name", _("họ tên")


class RespondentIdentifier(models.Model):
    """By what somebody is known again, in the one form of `rules.traces`; never opened to match.

    `place`: the platform of an account, the bank of a bank account; empty where it is not known.
    `withdrawn_at`: it was written down by mistake, and matches nothing any more.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("value",), "respondent", remove=True)

    id = models.UUIDField(primary_key=True, default=new_id)
    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=TraceKind)
    place = models.CharField(max_length=40, blank=True)
    value = SealedField(null=True)
    token = models.BigIntegerField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                "token",
                models.F("id").desc(),
                name="identifier_by_token_newest",
                condition=models.Q(withdrawn_at=None),
            ),
            models.Index(
                "token",
                "place",
                models.F("id").desc(),
                name="identifier_by_token_and_place",
                condition=models.Q(withdrawn_at=None),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["respondent", "kind", "place", "token"],
                condition=models.Q(withdrawn_at=None),
                name="an_identifier_once_a_respondent",
            )
        ]


class RespondentMatch(models.Model):
    """Two records share something. `kinds`: what it is; `strong`: more than a name or a nickname.

    `one` is the older record.
    """

    retention: ClassVar = Retention("none", None, "Only that two files share something; no name.")

    id = models.UUIDField(primary_key=True, default=new_id)
    one = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="+")
    kinds = ArrayField(models.CharField(max_length=20, choices=TraceKind), default=list)
    strong = models.BooleanField()
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_records_match_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="the_older_record_is_one"
            ),
        ]


class Verdict(models.TextChoices):
    SAME = "same", _("cùng một người")
    DIFFERENT = "different", _("không phải cùng một người")


class MatchVerdict(models.Model):
    """What those who keep a record say of a match; the newest of each side counts, all stay."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("why",), "respondent")

    id = models.UUIDField(primary_key=True, default=new_id)
    match = models.ForeignKey(RespondentMatch, on_delete=models.PROTECT, related_name="verdicts")
    respondent = models.ForeignKey(Respondent, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=10, choices=Verdict)
    why = SealedField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
