"""One session: what it says, its evidence, and the word of another person."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum.models import Strand
from khien.directory.queries import name_of
from khien.learning import actions, rules
from khien.learning.forms import SendBackForm
from khien.learning.models import Session, State
from khien.learning.queries.evidence import kept_exhibits
from khien.learning.queries.history import history
from khien.learning.queries.institutions import READING, in_scope
from khien.learning.queries.lessons import titles_of
from khien.learning.queries.sessions import get_for
from khien.learning.views.attended import attended_context
from khien.learning.views.files import download
from khien.people.models import User

_LONGEST_VERSION = 9


@staff(*READING)
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user = cast("User", request.user)
    found = get_for(user, session_id, on=today(timezone.now()))
    return render(request, "learning/session.html", _page(found, user))


def _page(found: Session, user: User, send_back: SendBackForm | None = None) -> dict[str, Any]:
    day = today(timezone.now())
    exhibits = kept_exhibits(found.id)
    may_write = in_scope(user, Permission.SESSION_RECORD, found.institution_id, on=day)
    may_verify = in_scope(user, Permission.SESSION_VERIFY, found.institution_id, on=day)
    verifying = _refusal_of(
        rules.check_can_verify, found, by=user.pk, in_scope=may_verify, evidence=len(exhibits)
    )
    return {
        "session": found,
        "institution": name_of(found.institution_id, day),
        "strands": [Strand(code).label for code in found.strands],
        "lessons": titles_of(found.lessons),
        "exhibits": exhibits,
        "lacks_evidence": found.state == State.HELD and not (exhibits or found.document),
        "question": rules.headcount_question(found),
        **attended_context(found, may_attend=may_write, on=day),
        "entries": history(found),
        "may_correct": not _refusal_of(rules.check_can_correct, found, in_scope=may_write),
        "may_write": may_write,
        "may_verify": may_verify,
        "verify_refusal": verifying,
        "may_send_back": may_verify
        and found.state in rules.AFTER["send_back"]
        and user.pk not in {found.recorded_by_id, found.corrected_by_id},
        "send_back": send_back or SendBackForm(initial={"version": found.version}),
    }


def _refusal_of(check: Any, *args: Any, **kwargs: Any) -> str:
    try:
        check(*args, **kwargs)
    except Refused as refusal:
        return str(refusal)
    return ""


@require_POST
@staff(Permission.SESSION_VERIFY)
def verify(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user = cast("User", request.user)
    now = timezone.now()
    found = get_for(user, session_id, on=today(now))
    try:
        actions.verify(found, seen=_version(request), by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã xác nhận. Buổi này được tính vào mục tiêu."))
    return redirect("learning:session", session_id=session_id)


def _version(request: HttpRequest) -> int:
    """The version the person saw; 0, which no row has, where it is no number."""
    seen = request.POST.get("version", "")
    return int(seen) if seen.isdecimal() and len(seen) <= _LONGEST_VERSION else 0


@require_POST
@staff(Permission.SESSION_VERIFY)
def send_back(request: HttpRequest, session_id: UUID) -> HttpResponse:
    user = cast("User", request.user)
    now = timezone.now()
    found = get_for(user, session_id, on=today(now))
    form = SendBackForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.send_back(found, reason=said["reason"], seen=said["version"], by=user, now=now)
        except Refused as refusal:
            form.add_error("reason" if refusal.field == "reason" else None, str(refusal))
        else:
            messages.success(request, _("Đã trả lại cho người ghi, kèm lý do."))
            return redirect("learning:session", session_id=session_id)
    return render(request, "learning/session.html", _page(found, user, form), status=422)


@staff(*READING)
def exhibit(request: HttpRequest, session_id: UUID, exhibit_id: UUID) -> HttpResponseBase:
    """A file of evidence, as a download."""
    found = get_for(cast("User", request.user), session_id, on=today(timezone.now()))
    back = redirect("learning:session", session_id=found.id)
    return download(request, exhibit_id, holder=found.id, name="bang-chung", back=back)
