"""Who takes part in the plan from outside the offices, and where their interests may collide."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.takedown.models import Addressee

_USER = settings.AUTH_USER_MODEL
PUBLIC = Retention("none", None, "Organisations and their contributions, no private people.")


class PartnerKind(models.TextChoices):
    ENTERPRISE = "enterprise", _("doanh nghiệp")
    NETWORK = "network", _("nhà mạng, nền tảng")
    ASSOCIATION = "association", _("hội, hiệp hội, quỹ")
    UNIVERSITY = "university", _("trường, viện nghiên cứu")
    NGO = "ngo", _("tổ chức phi chính phủ")
    UNITED_NATIONS = "united_nations", _("tổ chức thuộc Liên hợp quốc")
    FOREIGN_BODY = "foreign_body", _("cơ quan nước ngoài")


class Origin(models.TextChoices):
    DOMESTIC = "domestic", _("trong nước")
    INTERNATIONAL = "international", _("quốc tế")


class Partner(models.Model):
    """`domains`: hosts that are theirs, without "www.": by these a platform is known again.

    `contact` is that of the organisation, never a private person's. `ended_on`: the first day it is
    no partner any more.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=250)
    kind = models.CharField(max_length=20, choices=PartnerKind)
    origin = models.CharField(max_length=20, choices=Origin)
    country = models.CharField(max_length=80, blank=True, help_text="of an international one")
    about = models.TextField(blank=True)
    contact = models.CharField(max_length=250, blank=True)
    domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    since = models.DateField()
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=250, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="a_partner_once"),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gt=models.F("since")),
                name="a_partner_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="domestic") | ~models.Q(country=""),
                name="an_international_partner_has_a_country",
            ),
        ]


class InterestMark(models.Model):
    """Somebody looked at a conflict of interest of a partner and said how it is kept from harm.

    `addressee`: the platform the partner also is, where that is the conflict.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="interests")
    addressee = models.ForeignKey(Addressee, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    safeguard = models.CharField(max_length=500, help_text="how the work is kept apart from it")
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, help_text="it is no conflict any more")


class Agreement(models.Model):
    """What a partner and the province signed. `ends` empty: until somebody ends it."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="agreements")
    number = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    signed_for = models.CharField(max_length=150, help_text="the office that signed")
    signed_on = models.DateField()
    starts = models.DateField()
    ends = models.DateField(null=True, help_text="the last day it holds")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "number"], name="an_agreement_once"),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="an_agreement_ends_after_it_starts",
            ),
        ]
