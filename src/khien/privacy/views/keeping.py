"""What will be emptied on which day, before it happens; the province's terms. No personal data."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.privacy import wording
from khien.privacy.actions import keeping as actions
from khien.privacy.forms import TermForm, add_refusal
from khien.privacy.models import NOTICE_DAYS
from khien.privacy.queries import holds
from khien.privacy.queries import keeping as queries
from khien.privacy.queries.keeping import Term


@dataclass(frozen=True)
class ShownTerm:
    name: str
    slug: str
    length: str
    coming: str


@require_safe
@staff(Permission.SETTINGS_MANAGE, Permission.LEGAL_HOLD)
def keeping(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    return render(
        request,
        "privacy/keeping.html",
        {
            "announced": [(wording.of(row.subject), row) for row in queries.announced()],
            "terms": [_shown(term) for term in queries.terms(day)],
            "runs": queries.runs(),
            "holds": holds.in_force(day).count(),
            "days": queries.notice_days(day),
            "may_set": user.may(Permission.SETTINGS_MANAGE),
            "may_hold": user.may(Permission.LEGAL_HOLD),
        },
    )


def _shown(term: Term) -> ShownTerm:
    coming = ""
    if term.coming is not None:
        said = {
            "length": _length(term.subject, term.coming.amount),
            "day": f"{term.coming.valid_from:%d/%m/%Y}",
        }
        coming = _("%(length)s, từ %(day)s") % said
    slug = term.subject.lower().replace(".", "-")
    return ShownTerm(wording.of(term.subject), slug, _length(term.subject, term.amount), coming)


def _length(subject: str, amount: int) -> str:
    if subject == NOTICE_DAYS:
        text = ngettext("%(count)s ngày", "%(count)s ngày", amount)
    else:
        text = ngettext("%(count)s năm", "%(count)s năm", amount)
    return text % {"count": amount}


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.SETTINGS_MANAGE)
def term(request: HttpRequest, slug: str) -> HttpResponse:
    day = today(timezone.now())
    found = _term_or_404(slug, day)
    known = {"amount": found.amount, "valid_from": day + timedelta(days=1)}
    form = TermForm(request.POST if request.method == "POST" else None, initial=known)
    in_days = found.subject == NOTICE_DAYS
    form.fields["amount"].help_text = _("Tính bằng ngày.") if in_days else _("Tính bằng năm.")
    if request.method == "POST" and form.is_valid() and _set(request, found, form):
        messages.success(request, _("Đã ghi. Lịch xóa sắp tới tính theo thời hạn này."))
        return redirect("privacy:keeping")
    context = {"shown": _shown(found), "why": found.why, "form": form}
    return render(request, "privacy/term.html", context, status=422 if form.errors else 200)


def _term_or_404(slug: str, day: date) -> Term:
    for found in queries.terms(day):
        if found.subject.lower().replace(".", "-") == slug:
            return found
    raise Http404


def _set(request: HttpRequest, found: Term, form: TermForm) -> bool:
    now = timezone.now()
    try:
        actions.set_term(found.subject, **form.cleaned_data, by=person(request), now=now)
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
