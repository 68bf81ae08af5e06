"""New words of the province: tried first as often as one likes, then added."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import words as actions
from khien.screening.forms.words import WordsForm, copied
from khien.screening.models import OwnWords
from khien.screening.queries import words as queries


@staff(Permission.BANK_MANAGE)
def word_new(request: HttpRequest) -> HttpResponse:
    """`?mau=` begins with the words of another rule."""
    if request.method != "POST":
        form = WordsForm(initial={"key": new_id(), **_begun(request)})
        return render(request, "screening/word_new.html", {"form": form})
    form = WordsForm(request.POST)
    tried = form.is_valid() and request.POST.get("do") == "try" and _passes(form)
    if form.is_valid() and request.POST.get("do") != "try":
        made = _added(request, form)
        if made is not None:
            messages.success(
                request, _("Đã thêm. Máy dùng từ ngày đã ghi, trong vòng một phút ở mọi nơi.")
            )
            return redirect("screening:word", words_id=made.pk)
    status = 422 if form.errors else 200
    return render(request, "screening/word_new.html", {"form": form, "tried": tried}, status=status)


def _begun(request: HttpRequest) -> dict[str, object]:
    try:
        given = UUID(request.GET.get("mau", ""))
    except ValueError:
        return {}
    found = queries.visible_to(person(request)).filter(pk=given).first()
    return copied(found) if found else {}


def _passes(form: WordsForm) -> bool:
    try:
        actions.check(form.said(), now=timezone.now())
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


def _added(request: HttpRequest, form: WordsForm) -> OwnWords | None:
    try:
        return actions.add(
            form.cleaned_data["key"], form.said(), by=person(request), now=timezone.now()
        )
    except Refused as refusal:
        form.refuse(refusal)
        return None
