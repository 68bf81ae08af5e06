"""Words of the province, by which the rules of texts know more than those that ship."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.directory.models import Organisation

_USER = settings.AUTH_USER_MODEL


class Strength(models.TextChoices):
    """Of `khien_detect.text.rules.STRENGTHS`: a finding is shown from one strong rule on."""

    WEAK = "weak", _("yếu: cần ba dấu hiệu cùng loại")
    SOME = "some", _("vừa: cần thêm một dấu hiệu cùng loại")
    STRONG = "strong", _("mạnh: một mình đã đủ để báo")
    CERTAIN = "certain", _("chắc chắn: báo cả khi có ý giảm nhẹ bên cạnh")


class OwnWords(models.Model):
    """One rule of a person's words. `patterns` and `unless`: as `khien_detect` reads them. `fold`:
    found without tone marks too. `caught` and `spared`: a minimal pair, invented sentences. `why`:
    where it was met. `starts_on`: the first day on which it counts.
    """

    retention: ClassVar = Retention("none", None, "A rule; its examples are invented.")

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("screening_words_number")
    )
    kind = models.CharField(max_length=30, help_text="khien_detect.Kind")
    strength = models.CharField(max_length=10, choices=Strength)
    patterns = ArrayField(models.CharField(max_length=120))
    unless = ArrayField(models.CharField(max_length=120), default=list)
    fold = models.BooleanField(default=True)
    caught = models.CharField(max_length=300)
    spared = models.CharField(max_length=300)
    why = models.CharField(max_length=300)
    starts_on = models.DateField()
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["starts_on"],
                name="own_words_in_use",
                condition=models.Q(withdrawn_at=None),
            )
        ]
