"""Society-wide communication: what was said, through which channels, and whom it reached."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.curriculum.models import Strand
from khien.directory.models import Organisation
from khien.intake.models import Spoken
from khien.learning.models.session import MOST_PEOPLE, Audience

_USER = settings.AUTH_USER_MODEL
_NO_PEOPLE = "What was told to the public, and numbers."


class Channel(models.TextChoices):
    LOUDSPEAKER = "loudspeaker", _("loa truyền thanh")
    RADIO = "radio", _("đài phát thanh, truyền hình")
    LEAFLET = "leaflet", _("tờ rơi, áp phích")
    ZALO = "zalo", _("nhóm Zalo")
    FACEBOOK = "facebook", _("trang Facebook")
    EVENT = "event", _("sự kiện, họp dân")


class HowCounted(models.TextChoices):
    """From sure to unsure; numbers of different ways are never added up."""

    HEADS = "heads", _("đếm người có mặt")
    COPIES = "copies", _("đếm bản đã phát tận tay")
    PLATFORM = "platform", _("số liệu của nền tảng")
    ESTIMATE = "estimate", _("ước lượng")


class Campaign(models.Model):
    retention: ClassVar = Retention("none", None, _NO_PEOPLE)

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField(max_length=200)
    message = models.CharField(max_length=1000, help_text="what people should know afterwards")
    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    audiences = ArrayField(models.CharField(max_length=12, choices=Audience))
    strands = ArrayField(models.CharField(max_length=2, choices=Strand))
    starts = models.DateField()
    ends = models.DateField(help_text="last day, included")
    document = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["-starts", "-id"], name="campaigns_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_campaign_in_order"),
            models.CheckConstraint(
                condition=Q(audiences__len__gte=1, strands__len__gte=1),
                name="a_campaign_is_for_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CampaignMaterial(models.Model):
    """What was shown, heard or handed out, in which language."""

    retention: ClassVar = Retention("none", None, _NO_PEOPLE)

    id = models.UUIDField(primary_key=True, default=new_id)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=10, choices=Spoken, default=Spoken.VIETNAMESE)
    address = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "title", "language"], name="a_material_named_once"
            ),
        ]


class CampaignReach(models.Model):
    """How many people of a commune a channel reached in a language, and how that was counted."""

    retention: ClassVar = Retention("none", None, _NO_PEOPLE)

    id = models.UUIDField(primary_key=True, default=new_id)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="reach")
    channel = models.CharField(max_length=12, choices=Channel)
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, choices=Spoken)
    people = models.PositiveIntegerField()
    counted = models.CharField(max_length=10, choices=HowCounted)
    source = models.CharField(max_length=250, help_text="who counted, from what")
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "channel", "commune", "language", "counted"],
                name="a_reach_counted_once",
            ),
            models.CheckConstraint(
                condition=Q(people__range=(1, MOST_PEOPLE * 10)), name="a_reach_has_people"
            ),
        ]
