"""Who helps near a commune, whom to write to, and which partners take part."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.directory import queries as directory
from khien.partners.queries.public import partners_now
from khien.portal.public_places import places_of

_REMEMBERED = 300  # seconds


class PlaceForm(forms.Form):
    """In the address: the code of a commune."""

    xa = forms.ChoiceField(label=_("Xã, phường của bạn"), required=False)

    def __init__(self, *args: Any, communes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["xa"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (declared above)
        field.choices = [("", _("chọn xã, phường")), *communes]


@public
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    on = today(timezone.now())
    form = PlaceForm(request.GET, communes=_communes())
    code = form.cleaned_data["xa"] if form.is_valid() else ""
    commune = None
    if code:
        commune = directory.communes_of_installation(on).filter(code=code).first()
    context = {
        "form": form,
        "commune": commune,
        "places": places_of(commune.pk, on) if commune else [],
    }
    return render(request, "portal/places.html", context)


def _communes() -> list[tuple[str, str]]:
    known = caches["process"]
    found: list[tuple[str, str]] | None = known.get("portal.communes")
    if found is None:
        rows = []
        if directory.installation() is not None:
            rows = list(directory.communes_of_installation(today(timezone.now())))
        rows.sort(key=lambda row: alphabetical(row.name))
        found = [(row.code, row.name) for row in rows if row.code]
        known.set("portal.communes", found, timeout=_REMEMBERED)
    return found


@public
@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """Each office of the province once, with all it carries; one that is no more is left out."""
    on = today(timezone.now())
    installed = directory.installation()
    offices = []
    if installed is not None:
        bound = directory.bindings(installed.province_id, on)
        rows = {
            row.pk: row
            for row in directory.existing(on).filter(pk__in=bound.values("organisation"))
        }
        carried: dict[UUID, list[str]] = {}
        for binding in bound:
            name = binding.get_function_display()
            carried.setdefault(binding.organisation_id, []).append(name)
        offices = [(", ".join(names), rows[key]) for key, names in carried.items() if key in rows]
    return render(request, "portal/contacts.html", {"offices": offices})


@public
@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    return render(
        request, "portal/partners.html", {"partners": partners_now(today(timezone.now()))}
    )
