"""Anybody checks a number: does it hold, what was reached, who issued it. Never whose it is."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.certificates import queries, rules
from khien.certificates.badges.credential import credential, key_address
from khien.certificates.badges.key import signed
from khien.certificates.forms import NameForm, NumberForm
from khien.certificates.models import Certificate
from khien.certificates.numbers import grouped
from khien.core import limits
from khien.core.calendars import today
from khien.core.same_site import language_chosen, public_form
from khien.directory.queries import name_of

_WRONG_PER_HOUR, _WRONG_AT_ONCE = 60, 30
_NAMES_PER_HOUR, _NAMES_AT_ONCE = 20, 10  # of one certificate: names are not to be tried out


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def check(request: HttpRequest) -> HttpResponse:
    form = NumberForm(request.POST or None)
    if request.method == "POST" and not language_chosen(request) and form.is_valid():
        found = queries.with_number(form.cleaned_data["number"])
        if found is not None:
            return redirect("check:certificate", number=grouped(found.number))
        return _unknown(request, form)
    return _number_page(request, form)


def _number_page(request: HttpRequest, form: NumberForm) -> HttpResponse:
    failed = form.is_bound and form.errors
    status = HTTPStatus.UNPROCESSABLE_ENTITY if failed else HTTPStatus.OK
    context = {"form": form, "keeps": "check"}
    return render(request, "certificates/check.html", context, status=status)


def _unknown(request: HttpRequest, form: NumberForm) -> HttpResponse:
    """The same words for a number that never was and for one that is no number."""
    client = request.META.get("REMOTE_ADDR", "")
    if not limits.take(
        "certificate-number",
        client,
        rate_per_hour=_WRONG_PER_HOUR,
        burst=_WRONG_AT_ONCE,
        now=timezone.now(),
    ):
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    form.add_error(
        "number", _("Không có tờ chứng nhận nào mang số này. Xem lại từng chữ, từng số.")
    )
    return _number_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """A name that somebody types is only compared."""
    found = queries.with_number(number)
    if found is None:
        return _unknown(request, NumberForm({"number": number}))
    matches = None
    form = NameForm(request.POST or None)
    if request.method == "POST" and not language_chosen(request) and form.is_valid():
        if not _may_compare(found):
            return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        matches = rules.is_the_name(found, form.cleaned_data["name"])
        if matches and "badge" in request.POST:
            return _badge(found, form.cleaned_data["name"])
    context = {
        "certificate": found,
        "number": grouped(found.number),
        "issuer": _issuer(found),
        "form": form,
        "matches": matches,
        "has_name": found.holder is not None,
        "keeps": "compare",
    }
    return render(request, "certificates/certificate.html", context)


def _may_compare(found: Certificate) -> bool:
    return limits.take(
        "certificate-name",
        found.number,
        rate_per_hour=_NAMES_PER_HOUR,
        burst=_NAMES_AT_ONCE,
        now=timezone.now(),
    )


def _issuer(found: Certificate) -> str:
    """As it was called on that day."""
    return name_of(found.award.institution_id, today(found.issued_at))


@require_http_methods(["GET", "HEAD"])
@public_form
def badge(request: HttpRequest, number: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    found = queries.with_number(number)
    if found is None:
        raise Http404
    return _badge(found, "")


def _badge(found: Certificate, name: str) -> HttpResponse:
    token = signed(credential(found, issuer=_issuer(found), name=name), key_address=key_address())
    response = HttpResponse(token, content_type="application/vc+jwt")
    response["Content-Disposition"] = f'attachment; filename="huy-hieu-{found.number}.jwt"'
    return response
