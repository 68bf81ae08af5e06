"""Which communes lie in an area of ethnic minorities, by which list, from which day on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.forms import TraitForm
from khien.directory.models import Trait
from khien.directory.views.person import person
from khien.directory.views.refusals import refuse


@staff(Permission.DIRECTORY_MANAGE)
def traits(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    on = today(now)
    places = sorted(queries.communes_of_installation(on), key=lambda row: alphabetical(row.name))
    named = queries.communes_with(Trait.ETHNIC_MINORITY, on=on)
    form = TraitForm(
        request.POST or None,
        communes=[(str(place.pk), place.name) for place in places],
        initial={"first_day": on, "communes": [str(pk) for pk in named]},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.set_trait(
                Trait.ETHNIC_MINORITY,
                [UUID(pk) for pk in said["communes"]],
                first_day=said["first_day"],
                law=said["law"],
                by=person(request),
                now=now,
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Đã ghi danh sách xã, phường."))
            return redirect("directory:traits")
    context = {"form": form, "count": len(named), "all": len(places)}
    return render(request, "directory/traits.html", context, status=422 if form.errors else 200)
