"""One act for somebody who leaves: what they hold, to whom it goes, and the account stops."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from khien.core import handing_over
from khien.core.access import staff
from khien.core.handing_over import Leaving
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions, queries
from khien.people.access import password_just_given
from khien.people.access import person as me
from khien.people.actions.leaving import Line, lines, mark

_SHOWN = 12


class LeavingForm(forms.Form):
    """One choice for each group of open work."""

    def __init__(self, *args: object, found: list[Line], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        for line in found:
            options = [(str(key), name) for key, name in line.group.takers]
            field = forms.ChoiceField(
                label=f"{line.part.title} – {line.group.where}",
                choices=options if len(options) == 1 else [("", "—"), *options],
                help_text=_numbers(line),
                error_messages={"required": gettext_lazy("Hãy chọn người nhận.")},
            )
            if not options:
                field.help_text += " " + _("Chưa ai ở đây nhận được: giao nhiệm vụ trước đã.")
            self.fields[line.name] = field


def _endings(act: Leaving) -> list[tuple[object, int]]:
    """Only what there is to end."""
    counted = [(each.title, each.count(act)) for each in handing_over.endings()]
    return [(title, count) for title, count in counted if count]


def _numbers(line: Line) -> str:
    said = line.group.numbers
    shown = ", ".join(said[:_SHOWN])
    return shown if len(said) <= _SHOWN else f"{shown}… ({len(said)})"


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def leaving(request: HttpRequest, user_id: UUID) -> HttpResponse:
    user, now = queries.get_for(me(request), user_id), timezone.now()
    act = Leaving(user, me(request), now)
    found = lines(act)
    posted = request.POST if request.method == "POST" else None
    form = LeavingForm(posted, found=found)
    if posted is not None and form.is_valid():
        takers = {name: UUID(chosen) for name, chosen in form.cleaned_data.items()}
        shown = posted.get("shown", "")
        try:
            actions.leave(user, takers=takers, shown=shown, by=me(request), now=now)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Đã bàn giao tất cả; tài khoản đã ngừng."))
            return redirect("people:person", user_id)
    context = {
        "found": user,
        "form": form,
        "shown": mark(found),
        "pieces": sum(len(line.group.pieces) for line in found),
        "endings": _endings(act),
        "stuck": any(not line.group.takers for line in found),
        "is_me": user.pk == me(request).pk,
    }
    status = 422 if form.errors else 200
    return render(request, "people/leaving.html", context, status=status)
