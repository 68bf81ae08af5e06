"""One edition of a list: what came in and what went out against the one before."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.screening.editions.names import ALLOWED, BLOCKED, Changed
from khien.screening.models import Edition
from khien.screening.queries.editions import shown_changes

MOST_SHOWN = 500


@dataclass(frozen=True)
class Row:
    host: str
    words: str


@require_safe
@staff(Permission.BANK_MANAGE)
def edition(request: HttpRequest, publication_id: UUID, serial: int) -> HttpResponse:
    found = get_object_or_404(
        Edition.objects.select_related("publication"), publication=publication_id, serial=serial
    )
    changes = shown_changes(found, MOST_SHOWN + 1)
    context = {
        "edition": found,
        "publication": found.publication,
        "kept": changes is not None,
        "rows": [_row(one) for one in (changes or [])[:MOST_SHOWN]],
        "more": len(changes or []) > MOST_SHOWN,
        "most": MOST_SHOWN,
    }
    return render(request, "screening/edition.html", context)


def _row(one: Changed) -> Row:
    words = {
        BLOCKED: _("thêm vào danh sách chặn"),
        ALLOWED: _("thêm vào danh sách luôn cho qua"),
    }.get(one.now, _("bỏ khỏi danh sách chặn"))
    if one.was == ALLOWED and one.now != BLOCKED:
        words = _("bỏ khỏi danh sách luôn cho qua")
    return Row(one.host, words)
