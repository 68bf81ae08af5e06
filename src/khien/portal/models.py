"""The index of what everybody may find. Each row is told by a room and can be told again."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from khien.core.ids import new_id
from khien.core.public_items import PublicKind
from khien.core.retention import Retention


class IndexedItem(models.Model):
    """`digest`: of all that was told, so that what did not change is not written again.

    Words stand with and without marks (core.searching). Title and text have a vector each: where
    thousands hold a word, those that have it in their title are looked at first.
    """

    retention: ClassVar = Retention("none", 0, "Told again by the rooms; public pages alone.")

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=10, choices=PublicKind)
    key = models.CharField(max_length=120)
    language = models.CharField(max_length=3)
    url = models.CharField(max_length=250)
    title = models.CharField(max_length=400)
    text = models.TextField()
    on = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    folded = models.CharField(max_length=400, help_text="core.fold.fold of the title")
    title_words = models.TextField()
    words = models.TextField()
    title_vector = models.GeneratedField(
        expression=SearchVector("title_words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    vector = models.GeneratedField(
        expression=SearchVector("title_words", "words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "language"], name="an_item_is_indexed_once"
            )
        ]
        indexes = [
            GinIndex(fields=["title_vector"], name="indexed_title_words"),
            GinIndex(fields=["vector"], name="indexed_words"),
            GinIndex(fields=["folded"], name="indexed_title_spelling", opclasses=["gin_trgm_ops"]),
        ]
