"""Charts as they were drawn; whatever else a dashboard shows is counted when it is asked for."""

from typing import ClassVar

from django.db import models

from khien.core.retention import Retention


class Chart(models.Model):
    """`key`: the hash of what it shows, so that equal figures are drawn once."""

    retention: ClassVar = Retention("none", 0, "Drawn again from the figures.")

    key = models.CharField(primary_key=True, max_length=64)
    wanted = models.TextField(help_text="figures and words, as JSON")
    svg = models.TextField(blank=True)
    drawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key
