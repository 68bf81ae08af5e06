"""Hashes of an exhibit that somebody wants in a bank, until who keeps banks decides."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.evidence.models import Exhibit
from khien.screening.models.banks import Bank

_USER = settings.AUTH_USER_MODEL


class ProposalState(models.TextChoices):
    WAITING = "waiting", _("chờ quyết định")
    RELEASED = "released", _("đã đưa vào kho")
    REFUSED = "refused", _("không đưa vào kho")


class HashProposal(models.Model):
    """The hashes stand in the exhibit's row, and stay there when its file is gone."""

    retention: ClassVar = Retention(
        "none", None, "What was known when, and from whom; holds no name."
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="+")
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="proposals")
    why = models.CharField(max_length=300)
    state = models.CharField(max_length=20, choices=ProposalState, default=ProposalState.WAITING)
    proposed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exhibit", "bank"],
                condition=models.Q(state="waiting"),
                name="hashes_are_proposed_once_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["proposed_at"], name="hash_proposal_by_day")]
