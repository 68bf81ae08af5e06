"""Pages about a child who did harm: what is known of them, and the case of their own."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support import queries
from khien.support.actions import minor as actions
from khien.support.actions.minor import Minor, OwnRegistration
from khien.support.forms.people import MinorForm, MinorsCaseForm, OwnCaseForm
from khien.support.models import Case, OffendingMinor
from khien.support.queries.people import sees
from khien.support.views.acting import Page, record_page, sent

ABOUT_MINORS = gettext_lazy(
    "Em này cũng là trẻ em và cũng cần được giúp. Việc xử lý vi phạm do đơn vị khác làm, "
    "không ghi ở đây."
)


@staff(Permission.CASE_WORK)
def minor(request: HttpRequest, case_id: UUID, minor_id: UUID | None = None) -> HttpResponse:
    """A child who did harm, new or to change."""
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(OffendingMinor, pk=minor_id, case=case) if minor_id else None
    form = MinorForm(sent(request), initial=_told(row) if row else {"seen": 0})

    def act(said: dict[str, Any]) -> object:
        seen = said.pop("seen") or 0
        return actions.record_minor(
            case, minor=Minor(**said), row=row, seen=seen, by=user, now=timezone.now()
        )

    def version() -> int:
        return OffendingMinor.objects.get(pk=minor_id).version if minor_id else 0

    title = _("Trẻ gây ra việc")
    page = Page(title, ABOUT_MINORS, _("Lưu"), version=version)
    return record_page(request, case, page, form, act)


def _told(row: OffendingMinor) -> dict[str, Any]:
    return {
        **(row.who or {}),
        "age": row.age,
        "age_is_estimate": row.age_is_estimate,
        "lives_with_child": row.lives_with_child,
        "support": row.support,
        "seen": row.version,
    }


@staff(Permission.CASE_WORK)
def open_for_minor(request: HttpRequest, case_id: UUID, minor_id: UUID) -> HttpResponse:
    """Mẫu 01 of the minor, begun with what is known here."""
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(OffendingMinor, pk=minor_id, case=case)
    form = MinorsCaseForm(sent(request), initial=_told(row))
    opened: list[Case] = []

    def act(said: dict[str, Any]) -> object:
        child = OwnRegistration(**said)
        opened.append(actions.open_for_minor(row, child=child, by=user, now=timezone.now()))
        return opened

    page = Page(
        _("Mở hồ sơ riêng cho em"),
        _(
            "Trường, người giám hộ được chép sang. Chuyện riêng của trẻ bị hại không chép: "
            "ai xem hồ sơ của em này không cần biết."
        ),
        _("Mở hồ sơ"),
        done=_("Đã mở hồ sơ riêng cho em. Hãy xem lại và ghi thêm."),
    )
    answer = record_page(request, case, page, form, act)
    return redirect("support:case", case_id=opened[0].pk) if opened else answer


@staff(Permission.CASE_WORK)
def own_case(request: HttpRequest, case_id: UUID, minor_id: UUID) -> HttpResponse:
    """A case that was opened for the minor already; only one this person may see as well."""
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(
        OffendingMinor.objects.select_related("own_case"), pk=minor_id, case=case
    )
    known = row.own_case if sees(user, row.own_case_id) else None
    form = OwnCaseForm(sent(request), initial={"number": known.number if known else None})

    def act(said: dict[str, Any]) -> object:
        number = said["number"]
        found = queries.visible_to(user).filter(number=number).first() if number else None
        if number and found is None:
            raise Refused(_("Bạn không thấy hồ sơ nào có số này."), field="number")
        return actions.link_own_case(row, own=found, by=user, now=timezone.now())

    page = Page(
        _("Hồ sơ riêng của em"),
        _("Hai hồ sơ chỉ đường sang nhau cho ai được xem cả hai."),
        _("Lưu"),
    )
    return record_page(request, case, page, form, act)
