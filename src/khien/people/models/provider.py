"""By which account at the province's sign-in provider somebody may come in."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.people.models.accounts import User


class ProviderIdentity(models.Model):
    """An administrator names it by a verified e-mail address or by its subject.

    `issuer`, `subject`: of whoever came in first; from then on nobody else with that address.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Goes with the account, or when an administrator takes it away.",
        ("email", "subject"),
        "user",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="provider_identity")
    email = models.EmailField(blank=True)
    subject = models.CharField(max_length=255, blank=True)
    issuer = models.CharField(max_length=300)
    allowed_at = models.DateTimeField()
    linked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "email"],
                condition=~Q(email=""),
                name="one_account_per_provider_email",
            ),
            models.UniqueConstraint(
                fields=["issuer", "subject"],
                condition=~Q(subject=""),
                name="one_account_per_provider_subject",
            ),
        ]
