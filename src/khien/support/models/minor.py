"""A child who did harm: in conflict with the law, and a child. Apart from adult suspects."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case

_USER = settings.AUTH_USER_MODEL


class OffendingMinor(models.Model):
    """What this child needs, so that it does not happen again; the violation is not kept here.

    `own_case`: the case of this child, where one was opened.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("who", "support"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="offending_minors")
    own_case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="recorded_as_minor"
    )
    who = SealedField(null=True)  # name, school, guardian, how they know the child
    age = models.PositiveSmallIntegerField(null=True)
    age_is_estimate = models.BooleanField(default=False)
    lives_with_child = models.BooleanField(default=False)
    support = SealedField(null=True)  # what is done for and with this child
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
