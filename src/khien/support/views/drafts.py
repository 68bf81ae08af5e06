"""Half a form is kept as it was posted, and put back into the page it came from."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from khien.people.models import User
from khien.support import actions
from khien.support.models import FormDraft

_NOT_KEPT = {"csrfmiddlewaretoken", "do", "seen"}


def keep_or_drop(
    request: HttpRequest, subject: UUID, code: str, user: User, *, now: datetime, version: int
) -> HttpResponse:
    """`version`: of the case now; the page may have been opened on an older one."""
    if request.POST.get("do") == "draft":
        posted = {name: request.POST.getlist(name) for name in request.POST}
        kept = {name: values for name, values in posted.items() if name not in _NOT_KEPT}
        seen = request.POST.get("seen", "")
        begun = int(seen) if seen.isdecimal() and int(seen) <= version else version
        actions.save_draft(subject, code, posted=kept, seen=begun, by=user, now=now)
        messages.success(request, _("Đã lưu nháp. Chỉ bạn thấy bản nháp này."))
    else:
        actions.drop_draft(subject, code, by=user)
        messages.success(request, _("Đã bỏ bản nháp."))
    return redirect(request.path)


def raw(draft: FormDraft | None) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, values in ((draft.answers or {}) if draft else {}).items():
        posted.setlist(name, values)
    return posted


def flat(posted: QueryDict) -> dict[str, Any]:
    """For `initial` of a form: several values only where several were given."""
    every = {name: posted.getlist(name) for name in posted}
    return {
        name: values if len(values) > 1 else values[0] for name, values in every.items() if values
    }
