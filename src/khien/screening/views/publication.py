"""One list for resolvers: of what it is made, where it is fetched, each edition; and its end."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import lists as actions
from khien.screening.editions.store import FORMS
from khien.screening.models import Bank, Publication
from khien.screening.queries import lists as queries

EDITIONS_A_PAGE = 20


@require_safe
@staff(Permission.BANK_MANAGE)
def publication(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    found = get_object_or_404(queries.publications(), pk=publication_id)
    on = today(timezone.now())
    chosen = queries.chosen(found, on)
    sizes = queries.sizes([*chosen.block, *chosen.allow], on)
    editions = Paginator(found.editions.order_by("-serial"), EDITIONS_A_PAGE)
    return render(
        request,
        "screening/publication.html",
        {
            "publication": found,
            "categories": queries.category_words(found.categories),
            "age": queries.age_words(found),
            "blocking": _sized(chosen.block, sizes),
            "allowing": _sized(chosen.allow, sizes),
            "left": chosen.left,
            "addresses": [_address(found, form) for form in FORMS],
            "answer": settings.BLOCK_PAGE,
            "page": editions.get_page(request.GET.get("page")),
        },
    )


def _address(found: Publication, form: str) -> str:
    return f"{settings.SITE_URL}{reverse('portal:list_file', args=[found.slug, form])}"


def _sized(banks: list[Bank], sizes: dict[object, int]) -> list[tuple[Bank, int]]:
    return [(bank, sizes.get(bank.pk, 0)) for bank in banks]


@require_POST
@staff(Permission.BANK_MANAGE)
def publish_now(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    found = get_object_or_404(Publication, pk=publication_id)
    try:
        actions.ask_for_edition(found, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Đang phát hành. Danh sách dài có thể cần vài phút; hãy mở lại trang này để xem.")
        messages.success(request, said)
    return redirect("screening:publication", publication_id=publication_id)


@require_POST
@staff(Permission.BANK_MANAGE)
def stop(request: HttpRequest, publication_id: UUID) -> HttpResponse:
    found = get_object_or_404(Publication, pk=publication_id)
    try:
        actions.stop(found, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã dừng công bố danh sách này."))
    return redirect("screening:publication", publication_id=publication_id)
