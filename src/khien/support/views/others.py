"""Other children: a second child of the same incident, and cases that belong together."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support import queries
from khien.support.actions.people import tie_cases
from khien.support.actions.sibling import OtherChild, open_for_another_child
from khien.support.forms.people import AnotherChildForm, TieForm
from khien.support.models import Case, Tie
from khien.support.views.acting import Page, record_page, sent


@staff(Permission.CASE_WORK)
def another_child(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    standing = queries.requests_of(case.incident).filter(cases=None, ended_without_support=None)
    form = AnotherChildForm(sent(request), requests=standing)
    opened: list[Case] = []

    def act(said: dict[str, Any]) -> object:
        said["tie"] = Tie(said["tie"])
        said["requests"] = tuple(row.pk for row in said.get("requests", ()))
        made = open_for_another_child(case, child=OtherChild(**said), by=user, now=now)
        opened.append(made)
        return made

    page = Page(
        _("Mở hồ sơ cho trẻ khác"),
        _(
            "Mỗi trẻ một hồ sơ, kể cả sinh đôi. Chuyện đã xảy ra được chép sang; trẻ ở cùng nhà "
            "thì nơi ở và người chăm sóc cũng được chép. Mở xong, hãy sửa chỗ khác nhau."
        ),
        _("Mở hồ sơ"),
        done=_("Đã mở hồ sơ cho trẻ khác. Hãy xem lại chỗ khác nhau."),
    )
    answer = record_page(request, case, page, form, act)
    if opened:
        return redirect("support:case", case_id=opened[0].pk)
    return answer


@staff(Permission.CASE_WORK)
def tie(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Only with a case this person may see as well."""
    user = person(request)
    case = queries.get_for(user, case_id)
    form = TieForm(sent(request))

    def act(said: dict[str, Any]) -> object:
        other = queries.visible_to(user).filter(number=said["number"]).first()
        if other is None:
            raise Refused(_("Bạn không thấy hồ sơ nào có số này."), field="number")
        return tie_cases(case, other, tie=Tie(said["tie"]), by=user, now=timezone.now())

    page = Page(
        _("Nối với hồ sơ khác"),
        _("Anh chị em, trẻ ở cùng nhà: ai làm với hồ sơ này cũng biết còn trẻ kia."),
        _("Nối hai hồ sơ"),
    )
    return record_page(request, case, page, form, act)
