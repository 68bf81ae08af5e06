"""Who may read a record apart from their duty: opened in an emergency, or never to see it."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.people.models.accounts import User

LONGEST_ACCESS = timedelta(minutes=60)


class RecordKind(models.TextChoices):
    """What can be opened in an emergency, or hidden from somebody."""

    REPORT = "report", pgettext_lazy("một", "Tin báo")
    INCIDENT = "incident", pgettext_lazy("một", "Sự việc")
    CASE = "case", _("Hồ sơ trẻ em")


class Verdict(models.TextChoices):
    JUSTIFIED = "justified", _("đúng, cần thiết")
    UNJUSTIFIED = "unjustified", _("không đúng")


class EmergencyAccess(models.Model):
    """Somebody outside the record's circle reads it for a short time; another person reviews it.

    `number`, `commune`: of the record, so that whoever is told knows which it is.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Who read what without a duty for it, and why.",
        ("reason", "review_note"),
        "reviewed_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="emergency_accesses")
    kind = models.CharField(max_length=10, choices=RecordKind)
    subject = models.UUIDField()
    number = models.BigIntegerField()
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    reason = SealedField(null=True)
    began_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=12, choices=Verdict, blank=True)
    review_note = SealedField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "subject", "until_at"], name="access_of_person"),
            models.Index(
                fields=["began_at"], name="access_to_review", condition=Q(reviewed_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("began_at"))
                & Q(until_at__lte=F("began_at") + LONGEST_ACCESS),
                name="an_emergency_lasts_an_hour_at_most",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, verdict="")
                | (Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(verdict="")),
                name="reviewed_by_somebody_with_a_verdict",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("person")),
                name="nobody_reviews_their_own_access",
            ),
        ]


class KeptAway(models.Model):
    """A person, or an office, that must never see this incident or this child's case."""

    retention: ClassVar = Retention(
        "personal", 10, "Kept as long as the record.", ("why",), "subject"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=10, choices=RecordKind)
    subject = models.UUIDField()
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = SealedField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject"], name="kept_away_by_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(organisation=None),
                name="a_person_or_an_office_must_not_see_it",
            ),
            models.UniqueConstraint(
                fields=["subject", "person", "organisation"],
                nulls_distinct=False,
                name="kept_away_once",
            ),
        ]
