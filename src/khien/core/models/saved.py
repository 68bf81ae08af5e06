"""What a person keeps of the lists they use every day, and acts on many rows at once."""

from typing import ClassVar

from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention


class SavedFilter(models.Model):
    """The conditions of one list under a name of the person's own; never what was searched for.

    `listing`: the name of the list's address, such as `intake:queue`. `query`: as in an address.
    """

    retention: ClassVar = Retention("none", None, "A person's own settings; no free text of lists.")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.UUIDField()
    listing = models.CharField(max_length=60)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=1000)
    is_default = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "listing", "name"], name="one_saved_filter_a_name"
            ),
            models.UniqueConstraint(
                fields=["person", "listing"],
                condition=models.Q(is_default=True),
                name="one_default_filter_a_list",
            ),
        ]


class BulkAct(models.Model):
    """One act on many rows that was previewed and done; `rows`: id → what is needed to undo it."""

    retention: ClassVar = Retention("none", None, "Who did what to which rows; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.SlugField(max_length=40)
    person = models.UUIDField()
    done_at = models.DateTimeField()
    rows = models.JSONField()
    undone_at = models.DateTimeField(null=True)
    kept = models.JSONField(default=dict, help_text="id → why it was not undone")
