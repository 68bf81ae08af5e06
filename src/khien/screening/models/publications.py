"""Lists made of the banks for resolvers: what is in each, and each edition that went out."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.screening.models.banks import Category

_USER = settings.AUTH_USER_MODEL


class Publication(models.Model):
    """`slug`: in the address it is fetched from. `age`: the group it is for, empty for all."""

    retention: ClassVar = Retention("none", None, "What was published.")

    id = models.UUIDField(primary_key=True, default=new_id)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    categories = ArrayField(models.CharField(max_length=20, choices=Category))
    age = models.CharField(max_length=20, blank=True)
    created_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)


class Edition(models.Model):
    """`digest`: of the entries, in order; `folder`: its files, below KHIEN_HOME. `added`,
    `removed`: against the edition before it. Rows only grow.
    """

    retention: ClassVar = Retention("none", None, "What was published.")

    id = models.UUIDField(primary_key=True, default=new_id)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    serial = models.PositiveBigIntegerField()
    digest = models.BinaryField(max_length=32)
    folder = models.CharField(max_length=120)
    entries = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "serial"], name="a_serial_once_a_publication"
            )
        ]
