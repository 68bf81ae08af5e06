"""How it went on with whoever harmed the child: shown on the case, and told to its officer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import FieldGroup, Permission
from khien.core.work import WorkItem, register
from khien.directory.queries.latest import latest_names
from khien.intake import extensions
from khien.people.models import User
from khien.support import case_sections
from khien.support.case_sections import CaseSection, Looking
from khien.support.models import Case, CaseState
from khien.support.queries import visible_to
from khien.support.rules.states import READING

_MOST = 30


def section(case: Case, looking: Looking) -> Mapping[str, Any] | None:
    """None where nothing is known yet."""
    told = extensions.outcomes([case.incident_id], looking.user).get(case.incident_id, [])
    if not told:
        return None
    names = latest_names({outcome.office for outcome in told})
    new = any(not outcome.known for outcome in told)
    return {
        "outcomes": [(outcome, names.get(outcome.office, "")) for outcome in told],
        "case": case,
        "may_know": new and looking.user.pk == case.officer_id,
    }


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (every provider is asked so)
    """Of the cases this person has, those with an outcome they have not said they know."""
    if not isinstance(user, User) or not user.may(Permission.CASE_WORK):
        return []
    mine = visible_to(user).filter(officer=user).exclude(state=CaseState.CLOSED)
    incidents = dict(mine.values_list("pk", "incident"))
    told = extensions.outcomes(set(incidents.values()), user) if incidents else {}
    new = {pk for pk, at in incidents.items() if any(not each.known for each in told.get(at, []))}
    return [_item(case) for case in mine.filter(pk__in=new).order_by("number")[:_MOST]]


def _item(case: Case) -> WorkItem:
    return WorkItem(
        _("Hồ sơ %(number)s: có tin về việc xử lý người gây hại") % {"number": case.number},
        f"{reverse('support:case', args=[case.pk])}#outcomes",
        None,
        _("Đọc rồi ghi là đã biết; nói cho trẻ nghe nếu trẻ muốn biết."),
        "orange",
    )


def publish() -> None:
    register(items)
    case_sections.register(
        CaseSection(
            "outcomes",
            frozenset(READING),
            section,
            "support/section_outcomes.html",
            frozenset({FieldGroup.OFFENDER}),
        )
    )
