"""Contacts of the hotline desk: every call, visit and letter, also those that became no report.

Names, numbers and notes are sealed; `tokens` finds them again without opening them.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.intake.models.report import Report
from khien.people.models import User


class ContactKind(models.TextChoices):
    REPORT = "report", pgettext_lazy("cuộc liên hệ", "báo tin")
    COUNSELLING = "counselling", pgettext_lazy("cuộc liên hệ", "tư vấn")
    INFORMATION = "information", pgettext_lazy("cuộc liên hệ", "hỏi thông tin")
    FOLLOW_UP = "follow_up", pgettext_lazy("cuộc liên hệ", "hỏi tiếp việc đã báo")
    SILENT = "silent", pgettext_lazy("cuộc liên hệ", "im lặng")
    ABANDONED = "abandoned", pgettext_lazy("cuộc liên hệ", "bỏ dở")
    PRANK = "prank", pgettext_lazy("cuộc liên hệ", "trêu đùa")
    WRONG_NUMBER = "wrong_number", pgettext_lazy("cuộc liên hệ", "nhầm số")


# Counted with one press: nothing more is asked about them.
EMPTY_KINDS = (
    ContactKind.SILENT,
    ContactKind.ABANDONED,
    ContactKind.PRANK,
    ContactKind.WRONG_NUMBER,
)


class ContactWay(models.TextChoices):
    CALL = "call", _("gọi điện")
    VISIT = "visit", _("đến gặp")
    LETTER = "letter", _("thư")


class Caller(models.TextChoices):
    UNKNOWN = "unknown", _("chưa rõ")
    CHILD = "child", _("chính trẻ em")
    PARENT = "parent", _("cha mẹ, người chăm sóc")
    RELATIVE = "relative", _("người thân")
    FRIEND = "friend", _("bạn bè, người chứng kiến")
    TEACHER = "teacher", _("thầy cô, cán bộ")
    OTHER = "other", _("người khác")


class About(models.TextChoices):
    """Of whom the caller speaks."""

    UNKNOWN = "unknown", _("chưa rõ")
    CHILD = "child", _("một trẻ")
    CHILDREN = "children", _("nhiều trẻ")
    NOBODY = "nobody", _("không về trẻ nào")


class Spoken(models.TextChoices):
    VIETNAMESE = "vi", _("tiếng Việt")
    MUONG = "mtq", _("tiếng Mường")
    THAI = "blt", _("tiếng Thái")
    HMONG = "hmv", _("tiếng Mông")
    DAO = "ium", _("tiếng Dao")
    TAY = "tyz", _("tiếng Tày")
    SIGN = "hab", _("ngôn ngữ ký hiệu")
    OTHER = "other", _("tiếng khác")


class ContactCategory(models.Model):
    """One branch of the tree of what contacts are about; dated, so that old counts stay readable.

    `disturbing`: the time of such a contact counts on the counsellor's exposure budget.
    """

    retention: ClassVar = Retention("none", None, "Words to choose from, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="branches"
    )
    disturbing = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0, help_text="order among its siblings")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="the first day without it")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="category_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """Saved from the first field on; open until `ended_at` is set. Its kind may be said last.

    `caller`: name, phone. `child`: name. `notes`: what was said. `place`: the commune as typed.
    `tokens`: see rules.spelling. `version` goes up with every save; `saved_from`: the open page
    that saved last, which may go on saving though an answer to it was lost on the way; `saved_nth`:
    how many changes were typed on it before.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Counselling of a child, kept as long as a report.",
        ("caller", "child", "notes", "place", "tokens"),
        "started_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True, db_default=NextNumber("intake_contact_number"))
    version = models.PositiveIntegerField(default=1)
    way = models.CharField(max_length=10, choices=ContactWay, default=ContactWay.CALL)
    kind = models.CharField(max_length=20, choices=ContactKind, blank=True)
    category = models.ForeignKey(
        ContactCategory, null=True, on_delete=models.PROTECT, related_name="contacts"
    )
    caller_is = models.CharField(max_length=20, choices=Caller, default=Caller.UNKNOWN)
    about = models.CharField(max_length=20, choices=About, default=About.UNKNOWN)
    language = models.CharField(max_length=10, choices=Spoken, default=Spoken.VIETNAMESE)
    caller = SealedField(null=True)
    child = SealedField(null=True)
    child_age = models.PositiveSmallIntegerField(null=True)
    notes = SealedField(null=True)
    place = SealedField(null=True)
    commune = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="contacts"
    )
    tokens = ArrayField(models.BigIntegerField(), default=list)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_from = models.UUIDField(null=True)
    saved_nth = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contacts")
    reports = models.ManyToManyField(Report, through="ContactReport", related_name="contacts")

    class Meta:
        indexes = [
            GinIndex(fields=["tokens"], name="contact_by_token"),
            models.Index(fields=["commune", "child_age", "-started_at"], name="contact_by_place"),
            models.Index(fields=["-started_at", "-id"], name="contact_by_time"),
            models.Index(
                fields=["by", "-started_at"],
                name="contact_unfinished",
                condition=models.Q(ended_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | ~models.Q(kind=""),
                name="an_ended_contact_has_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(child_age=None) | models.Q(child_age__lte=120),
                name="contact_age_of_a_person",
            ),
        ]


class ContactReport(models.Model):
    """That a contact told of a report. `by_code`: the caller gave the code, so the counsellor may
    act for them while the contact lasts. Taken apart again, the row stays.
    """

    retention: ClassVar = Retention("none", None, "Which contact told of which report; ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="links")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="contact_links")
    by_code = models.BooleanField(default=False)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    unlinked_at = models.DateTimeField(null=True)
    unlinked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "report"],
                condition=models.Q(unlinked_at=None),
                name="a_contact_tells_of_a_report_once",
            ),
        ]
