"""Certificates: what was reached, who issued it, and a number by which anybody can check it.

The holder's name is sealed: it stands on the paper, and on no public page.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL


class Award(models.Model):
    """One achievement, for many at once. `sent_key`: made by the form; twice sent, once issued."""

    retention: ClassVar = Retention("none", None, "What was reached and who says so, no holders.")

    id = models.UUIDField(primary_key=True, default=new_id)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="awards")
    title = models.CharField(max_length=120, help_text="what was reached")
    criteria = models.CharField(max_length=500, help_text="what one had to do for it")
    signer = models.CharField(max_length=120, help_text="who signs the paper, with the office held")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    sent_key = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issued_by", "sent_key"], name="an_award_once"),
        ]
        indexes = [models.Index(fields=["institution", "-issued_at"], name="awards_newest_first")]

    def __str__(self) -> str:
        return self.title


class Withdrawal(models.TextChoices):
    """Shown to whoever checks the number."""

    WRONG_PERSON = "wrong_person", _("cấp nhầm người")
    WRONG_WORDS = "wrong_words", _("ghi sai, đã cấp lại")
    NOT_REACHED = "not_reached", _("người nhận chưa hoàn thành")
    ASKED = "asked", _("người nhận đề nghị")


class Certificate(models.Model):
    retention: ClassVar = Retention(
        "personal",
        5,
        "So long it can be printed again and compared by name; then only the number answers.",
        scrub=("holder",),
        counts_from="issued_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="certificates")
    place = models.PositiveIntegerField(help_text="in the list as it was handed in")
    number = models.CharField(max_length=16, unique=True)
    holder = SealedField(null=True)
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.CharField(max_length=12, choices=Withdrawal, blank=True)
    withdrawn_note = models.CharField(max_length=250, blank=True, help_text="never shown outside")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "place"], name="a_place_in_an_award_once"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_for="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_for="")),
                name="withdrawn_for_a_reason",
            ),
        ]
