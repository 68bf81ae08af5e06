"""Bodies that laws and plans name and that are no more: who carries on their work."""

from typing import ClassVar

from django.db import models

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.law.models.documents import PUBLISHED


class EndedAgency(models.Model):
    """`ended`: the first day it is no more. `marked`: its name as texts are looked through for."""

    retention: ClassVar = PUBLISHED

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=150, unique=True)
    marked = models.CharField(max_length=300)
    ended = models.DateField()
    successor = models.CharField(max_length=300, help_text="who carries on which of its work")
    certainty = models.CharField(max_length=2, choices=Certainty)
    revision = models.PositiveIntegerField(default=1)
