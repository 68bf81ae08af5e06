"""Signed daily heads of the ledger: the list, and the sheet of one day to print and keep away."""

from datetime import date
from urllib.parse import quote

import qrcode  # type: ignore[import-untyped]  # has no types
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathFillImage  # type: ignore[import-untyped]  # has no types

from khien.core.access import staff
from khien.core.ledger import heads
from khien.core.models import LedgerHead
from khien.core.permissions import Permission

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.LEDGER_READ)
def ledger_heads(request: HttpRequest) -> HttpResponse:
    rows = LedgerHead.objects.order_by("-number")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = [(head, not trouble) for head, trouble in heads.troubles(list(page))]
    return render(request, "site/ledger_heads.html", {"page": page, "lines": lines})


@require_safe
@staff(Permission.LEDGER_READ)
def ledger_head(request: HttpRequest, day: str) -> HttpResponse:
    head = _head_or_404(day)
    ((_head, trouble),) = heads.troubles([head])
    sheet = heads.sheet(head)
    shown = {
        "head": head,
        "hash": bytes(head.hash).hex(),
        "fingerprint": heads.fingerprint(bytes(head.key)),
        "sheet": sheet,
        "code": _code(sheet),
        "trouble": trouble,
    }
    return render(request, "site/ledger_head.html", shown)


def _head_or_404(day: str) -> LedgerHead:
    try:
        return LedgerHead.objects.get(day=date.fromisoformat(day))
    except (ValueError, LedgerHead.DoesNotExist):
        raise Http404 from None


def _code(text: str) -> str:
    """On white of its own: in a dark theme a phone would not read it otherwise."""
    drawn = qrcode.make(text, image_factory=SvgPathFillImage).to_string(encoding="unicode")
    return "data:image/svg+xml;utf8," + quote(drawn)
