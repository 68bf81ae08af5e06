"""What partners promised, what came of it, and for which tasks of the plan it is meant."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.directory.models import Organisation
from khien.partners.models.partners import PUBLIC, Agreement, Partner
from khien.steering.models import Task

_USER = settings.AUTH_USER_MODEL
DIGITS, PLACES = 16, 2


def _quantity() -> "models.DecimalField":  # type: ignore[type-arg]  # no class to index at run time
    return models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)


class CommitmentKind(models.TextChoices):
    MONEY = "money", _("tiền")
    GOODS = "kind", _("hiện vật, thiết bị")
    PEOPLE = "people", _("người, ngày công")
    CONTENT = "content", _("nội dung, học liệu, truyền thông")
    CONNECTIVITY = "connectivity", _("đường truyền, hạ tầng")


class Commitment(models.Model):
    """So much of `unit` until `due`. `communes`: for whom; none named means the whole province."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="commitments")
    agreement = models.ForeignKey(
        Agreement, null=True, on_delete=models.PROTECT, related_name="commitments"
    )
    kind = models.CharField(max_length=20, choices=CommitmentKind)
    what = models.CharField(max_length=300)
    quantity = _quantity()
    unit = models.CharField(max_length=40)
    promised_on = models.DateField()
    due = models.DateField()
    communes = models.ManyToManyField(Organisation, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    cancelled_on = models.DateField(null=True)
    cancelled_why = models.CharField(max_length=250, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due"], name="commitments_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="a_commitment_is_of_something"
            ),
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("promised_on")),
                name="a_commitment_is_due_after_it_is_made",
            ),
        ]


class Delivery(models.Model):
    """What arrived. It counts once another person than who wrote it down has confirmed it.

    Its files are exhibits; `document`: the number of a receipt or minutes.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="deliveries")
    on = models.DateField()
    quantity = _quantity()
    commune = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    document = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, help_text="it was written down by mistake")
    withdrawn_why = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="a_delivery_is_of_something"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | ~models.Q(confirmed_by=models.F("recorded_by")),
                name="a_delivery_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None) | models.Q(withdrawn_at=None),
                name="what_is_confirmed_is_not_withdrawn",
            ),
        ]


class Allocation(models.Model):
    """So much of a commitment is meant for a task of the plan."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="allocations")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="allocations")
    quantity = _quantity()
    note = models.CharField(max_length=250, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "task"], name="a_task_once_a_commitment"),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="an_allocation_is_of_something"
            ),
        ]
