"""Envelopes made anew: the old ones are fetched, those made elsewhere come back."""

import io
import zipfile
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import commands
from khien.evidence import sealing_rules as rules
from khien.evidence.actions import sealing as actions
from khien.evidence.forms import EnvelopesForm
from khien.evidence.models import UnitKey
from khien.evidence.queries import sealing as queries
from khien.evidence.views.shown import AGE, HEADERS
from khien.people.access import person

_LARGEST_ENVELOPE = 100_000


@require_POST
@staff(Permission.EVIDENCE_SEAL)
def misfits(request: HttpRequest) -> HttpResponse:
    """A ZIP of the envelopes that no longer fit, and whom the new ones are for."""
    user, now = person(request), timezone.now()
    unit = queries.unit_of(user)
    if unit is None:
        return redirect("evidence:unit_keys")
    taken = actions.take_misfits(unit, by=user, now=now)
    content = _zipped(taken, queries.usable_keys(unit, now))
    headers = HEADERS | {"Content-Disposition": 'attachment; filename="phong-bi.zip"'}
    return HttpResponse(content, content_type=AGE, headers=headers)


def _zipped(taken: list[tuple[UUID, bytes]], keys: list[UnitKey]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("nguoi-nhan.txt", "".join(f"{key.public_key}\n" for key in keys))
        for exhibit_id, content in taken:
            package.writestr(f"phong-bi-cu/{exhibit_id}.age", content)
    return buffer.getvalue()


@staff(Permission.EVIDENCE_SEAL)
def reseal(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    unit = queries.unit_of(user)
    if unit is None:
        return redirect("evidence:unit_keys")
    keys = queries.usable_keys(unit, now)
    posted = request.method == "POST"
    form = EnvelopesForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"made_for": rules.key_set(keys)},
    )
    if form.is_valid() and _renewed(request, unit, form):
        return redirect("evidence:unit_keys")
    waiting = list(queries.misfits(unit, keys))
    return render(
        request,
        "evidence/reseal.html",
        {"form": form, "waiting": waiting, "keys": keys, "command": commands.RESEAL},
        status=422 if form.errors else 200,
    )


def _renewed(request: HttpRequest, unit: UUID, form: EnvelopesForm) -> bool:
    """Whether every one was taken."""
    files = form.cleaned_data["envelopes"]
    given = [(file.name or "", file.read(_LARGEST_ENVELOPE)) for file in files]
    made_for = form.cleaned_data["made_for"]
    try:
        result = actions.reseal(
            unit, given, made_for=made_for, by=person(request), now=timezone.now()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    if result.done:
        words = ngettext(
            "Đã niêm lại %(count)s chứng cứ.", "Đã niêm lại %(count)s chứng cứ.", result.done
        )
        messages.success(request, words % {"count": result.done})
    for name, why in result.refused:
        words = _("Chưa nhận “%(name)s”: %(why)s") % {"name": name, "why": why}
        form.add_error("envelopes", words)
    return not result.refused
