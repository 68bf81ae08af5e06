"""How to talk with the child, and what the child said."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.access import person
from khien.support import queries
from khien.support.actions import people as actions
from khien.support.actions.people import Description
from khien.support.forms.people import ProfileForm, WordsForm
from khien.support.models import Case, ChildProfile
from khien.support.views.acting import Page, record_page, sent


@staff(Permission.CASE_WORK)
def profile(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    form = ProfileForm(sent(request), initial=_stored(case))

    def act(said: dict[str, Any]) -> object:
        seen = said.pop("seen") or 0
        said["difficulties"] = tuple(said["difficulties"])
        return actions.describe_child(
            case, description=Description(**said), seen=seen, by=user, now=timezone.now()
        )

    page = Page(
        _("Trẻ nói và hiểu thế nào"),
        _("Để ai gặp trẻ cũng biết nói tiếng gì, cần người phiên dịch hay không."),
        _("Lưu"),
        version=lambda: _profile_version(case),
    )
    return record_page(request, case, page, form, act)


def _profile_version(case: Case) -> int:
    found = ChildProfile.objects.filter(case=case).first()
    return found.version if found else 0


def _stored(case: Case) -> dict[str, Any]:
    found = ChildProfile.objects.filter(case=case).first()
    if found is None:
        return {"seen": 0}
    return {
        **(found.said or {}),
        "needs_interpreter": found.needs_interpreter,
        "difficulties": found.difficulties,
        "seen": found.version,
    }


@staff(Permission.CASE_WORK)
def hear(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    form = WordsForm(sent(request), initial={"said_on": today(now)})

    def act(said: dict[str, Any]) -> object:
        return actions.hear_child(case, by=user, now=now, **said)

    page = Page(
        _("Lời của trẻ"),
        _("Trẻ có quyền được nghe. Lời đã ghi thì không ai sửa được."),
        _("Ghi lại"),
    )
    return record_page(request, case, page, form, act)
