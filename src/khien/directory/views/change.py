"""A change of an organisation, entered as the decision says: which kind, then what it needs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.actions import Decided, Named
from khien.directory.forms_change import ChangeForm
from khien.directory.models import ChangeKind, Kind, Organisation
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse

_INSTITUTIONS = (Kind.SCHOOL, Kind.CARE_FACILITY)
_CODED = (Kind.ADMINISTRATIVE_UNIT, *_INSTITUTIONS)
Said = dict[str, Any]


def _kinds(unit: Organisation) -> list[ChangeKind]:
    """Offices have no codes, and none of their area to give away."""
    only = (ChangeKind.RECODE, ChangeKind.PART_TRANSFER)
    return [kind for kind in ChangeKind if unit.kind in _CODED or kind not in only]


@staff(Permission.DIRECTORY_MANAGE)
def change_kinds(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    unit = get_object_or_404(Organisation, pk=organisation_id)
    context = {
        "unit": unit,
        "name": queries.latest_names([unit.pk])[unit.pk],
        "kinds": _kinds(unit),
    }
    return render(request, "directory/change_kinds.html", context)


@staff(Permission.DIRECTORY_MANAGE)
def change(request: HttpRequest, organisation_id: UUID, kind: str) -> HttpResponse:
    unit = get_object_or_404(Organisation, pk=organisation_id)
    if kind not in _kinds(unit):
        raise Http404
    now, name = timezone.now(), queries.latest_names([unit.pk])[unit.pk]
    form = ChangeForm(
        request.POST or None,
        kind=ChangeKind(kind),
        institution=unit.kind in _INSTITUTIONS,
        coded=unit.kind in _CODED,
        initial={"day": today(now), "name": name if kind == ChangeKind.RETYPE else ""},
    )
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        decided = Decided(said["day"], said["legal_basis"], said["wording"], now)
        try:
            made = _VERBS[ChangeKind(kind)](unit, said, {"said": decided, "by": person(request)})
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã ghi thay đổi."))
            return redirect("directory:organisation", (made or unit).pk)
    label = ChangeKind(kind).label
    context = {"form": form, "unit": unit, "name": name, "label": label}
    return render(request, "directory/change.html", context, status=422 if form.errors else 200)


def _meant(text: str, unit: Organisation, said: Said) -> Organisation:
    return queries.meant(text, said["day"] - timedelta(days=1), like=unit)


def _named(said: Said) -> Named:
    return Named(" ".join(said["name"].split()), said.get("type", ""), said.get("code", ""))


def _merge(unit: Organisation, said: Said, rest: Said) -> Organisation:
    others = [_meant(text, unit, said) for text in said["others"]]
    return actions.merge(unit, others, _named(said), **rest)


def _absorb(unit: Organisation, said: Said, rest: Said) -> Organisation:
    target = _meant(said["other"], unit, said)
    actions.absorb(unit, target, **rest)
    return target


def _transfer_part(unit: Organisation, said: Said, rest: Said) -> None:
    actions.transfer_part(unit, _meant(said["other"], unit, said), **rest)


def _split(unit: Organisation, said: Said, rest: Said) -> None:
    actions.split(unit, [Named(*each) for each in said["successors"]], **rest)


_VERBS: dict[ChangeKind, Callable[[Organisation, Said, Said], Organisation | None]] = {
    ChangeKind.MERGE: _merge,
    ChangeKind.ABSORB: _absorb,
    ChangeKind.SPLIT: _split,
    ChangeKind.PART_TRANSFER: _transfer_part,
    ChangeKind.RENAME: lambda unit, said, rest: actions.name_anew(unit, said["name"], **rest),
    ChangeKind.RETYPE: lambda unit, said, rest: actions.retype(unit, _named(said), **rest),
    ChangeKind.RECODE: lambda unit, said, rest: actions.recode(unit, said["code"], **rest),
    ChangeKind.ABOLISH: lambda unit, _said, rest: actions.abolish(unit, **rest),
    ChangeKind.CREATE: lambda unit, said, rest: actions.found(unit, _named(said), **rest),
}
