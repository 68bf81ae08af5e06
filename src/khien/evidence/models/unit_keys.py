"""Keys of the people of a police unit, and the envelopes in which they find keys of exhibits."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Organisation
from khien.evidence.models.exhibit import Exhibit

_USER = settings.AUTH_USER_MODEL


class KeyEnd(models.TextChoices):
    """Why a key is no longer a recipient."""

    LOST = "lost", _("Mất khóa, hỏng thiết bị giữ khóa")
    LEAKED = "leaked", _("Có thể người khác đã lấy được khóa")
    LEFT = "left", _("Người giữ khóa đã thôi nhiệm vụ")
    REPLACED = "replaced", _("Thay bằng khóa mới")


class UnitKey(models.Model):
    """The public half of an age key; the secret half never comes here. `owner` None: the unit's
    spare, in its safe. `proof`: keyed hash of the words that only the secret half can read.
    """

    retention: ClassVar = Retention("none", None, "Who could open sealed exhibits; public keys.")

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    public_key = models.CharField(max_length=80, unique=True)
    challenge = models.BinaryField(help_text="the words, encrypted to this key with age")
    proof = models.BinaryField(max_length=32)
    added_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    end = models.CharField(max_length=10, choices=KeyEnd, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit"], name="keys_of_a_unit")]


class Envelope(models.Model):
    """The key of a sealed exhibit, encrypted with age to the `keys` of its unit. The newest counts;
    those before it stay, for a new one that does not open must not cost the exhibit.
    """

    retention: ClassVar = Retention("none", None, "Ciphertext; goes when its exhibit is destroyed.")

    id = models.UUIDField(primary_key=True, default=new_id)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="envelopes")
    content = models.BinaryField()
    keys = models.ManyToManyField(UnitKey, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80, help_text="key of the actor")
