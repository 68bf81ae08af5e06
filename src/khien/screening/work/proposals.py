"""What waits for those who keep banks: hashes that a colleague proposed."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from khien.core.permissions import Permission
from khien.core.work import WorkItem
from khien.people.models import User
from khien.screening.models import HashProposal, ProposalState


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (nothing here has a deadline)
    if not isinstance(user, User) or not user.may(Permission.BANK_MANAGE):
        return []
    waiting = HashProposal.objects.filter(state=ProposalState.WAITING).exclude(proposed_by=user)
    count = waiting.count()
    if not count:
        return []
    text = ngettext(
        "%(count)d dấu vân được đề nghị đưa vào kho",
        "%(count)d dấu vân được đề nghị đưa vào kho",
        count,
    )
    return [WorkItem(text % {"count": count}, reverse("screening:proposals"))]
