"""The page on which an officer records what becomes of the help for a child who turns sixteen."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.people.access import person
from khien.support import queries
from khien.support.actions.sixteen import decide_at_sixteen
from khien.support.forms.people import SixteenForm
from khien.support.models import AfterSixteen
from khien.support.views.acting import Page, record_page, sent


@staff(Permission.CASE_WORK)
def at_sixteen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)

    def act(said: dict[str, Any]) -> object:
        outcome = AfterSixteen(said.pop("outcome"))
        return decide_at_sixteen(case, outcome=outcome, by=user, now=timezone.now(), **said)

    page = Page(
        _("Khi trẻ đủ 16 tuổi"),
        _(
            "Luật Trẻ em 102/2016 áp dụng cho người dưới 16 tuổi. Việc giúp không tự dừng: bàn với "
            "em và gia đình từ ngày đó theo luật nào, ai giúp tiếp. Bàn giao cho nơi khác thì giới "
            "thiệu em đến đó trước ngày ấy."
        ),
        _("Ghi quyết định"),
        done=_("Đã ghi. Việc này không nhắc nữa."),
    )
    return record_page(request, case, page, SixteenForm(sent(request)), act)
