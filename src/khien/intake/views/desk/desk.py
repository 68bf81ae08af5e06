"""The desk: contacts not ended yet, the newest ones, and one press for what is nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.intake.actions import contact as actions
from khien.intake.forms.queue import ContactsForm
from khien.intake.models import EMPTY_KINDS, Contact, ContactKind
from khien.intake.queries import contact as queries
from khien.intake.queries import hand_over
from khien.intake.wording import places
from khien.people.access import person
from khien.people.exposure import budget_of

_KEYS = {
    ContactKind.SILENT: "i",
    ContactKind.ABANDONED: "b",
    ContactKind.PRANK: "r",
    ContactKind.WRONG_NUMBER: "n",
}


@require_safe
@staff(Permission.REPORT_RECORD)
def desk(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = ContactsForm(request.GET)
    page = queries.page(user, kind=form.kind_chosen(), after=request.GET.get("page", ""))
    names = places({row.commune_id for row in page.rows}, today(now))
    context = {
        "unfinished": _told(queries.unfinished(user)),
        "rows": [(row, queries.reference(row), names.get(row.commune_id, "")) for row in page.rows],
        "page": page,
        "first": not request.GET.get("page"),
        "form": form,
        "filtered": bool(form.kind_chosen()),
        "empty_kinds": [(kind, _KEYS[kind]) for kind in EMPTY_KINDS],
        "key": new_id(),
        "budget": budget_of(user.pk, now=now),
        "waiting": hand_over.waiting(user),
        "works_here": user.may(Permission.HOTLINE_WORK),
        "leads": user.may(Permission.HOTLINE_LEAD),
    }
    return render(request, "intake/desk.html", context)


def _told(rows: list[Contact]) -> list[tuple[Contact, str, str]]:
    """With the beginning of what was said: it is one's own."""
    return [(row, queries.reference(row), str(row.notes or "")[:80]) for row in rows]


@require_POST
@staff(Permission.REPORT_RECORD)
def count_empty(request: HttpRequest, kind: str) -> HttpResponse:
    """The page's key makes a double press one contact."""
    if kind not in EMPTY_KINDS:
        raise Http404
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        key = new_id()
    found = ContactKind(kind)
    actions.count_empty(key, found, by=person(request), now=timezone.now())
    messages.success(request, _("Đã đếm một cuộc: %(kind)s.") % {"kind": found.label})
    return redirect("intake:desk")
