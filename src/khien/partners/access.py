"""Who may see the files of a delivery, and who may add some: whoever keeps partners."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.partners.models import Delivery
from khien.partners.rules.commitments import check_not_settled
from khien.people.models import User


def may_view(user: Any, delivery_id: UUID) -> bool:
    if not isinstance(user, User) or not user.may(Permission.PARTNER_MANAGE):
        return False
    return Delivery.objects.filter(pk=delivery_id).exists()


def check_can_add(user: User, delivery_id: UUID) -> None:
    if not user.may(Permission.PARTNER_MANAGE):
        raise Refused(_("Bạn không ghi việc của đối tác."))
    check_not_settled(Delivery.objects.get(pk=delivery_id))


def holder(delivery_id: UUID) -> Holder:
    row = Delivery.objects.select_related("commitment").get(pk=delivery_id)
    text = _("Bàn giao %(day)s") % {"day": f"{row.on:%d/%m/%Y}"}
    return Holder(text, reverse("partners:commitment", args=[row.commitment_id]))


def publish() -> None:
    register(HolderKind.DELIVERY, may_view, check_can_add=check_can_add, holder=holder)
