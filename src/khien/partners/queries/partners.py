"""Partners as a list, one partner with all of it."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.fold import tokens
from khien.core.permissions import Permission
from khien.partners.models import Agreement, InterestMark, Partner

READING = (Permission.PARTNER_MANAGE, Permission.DASHBOARD_VIEW)


def listing(
    *, search: str = "", kind: str = "", origin: str = "", ended_too: bool = False
) -> QuerySet[Partner]:
    """By name, with `promised`: how many commitments stand."""
    rows = Partner.objects.annotate(
        promised=Count("commitments", filter=Q(commitments__cancelled_on=None), distinct=True)
    ).order_by("folded_name")
    for token in tokens(search):
        rows = rows.filter(folded_name__contains=token)
    if kind:
        rows = rows.filter(kind=kind)
    if origin:
        rows = rows.filter(origin=origin)
    return rows if ended_too else rows.filter(ended_on=None)


def agreements_of(partner: Partner) -> list[Agreement]:
    return list(partner.agreements.order_by("-signed_on", "number"))


def ending_between(start: date, end: date) -> QuerySet[Agreement]:
    """Agreements of partners that end in these days."""
    rows = Agreement.objects.filter(partner__ended_on=None, ends__range=(start, end))
    return rows.select_related("partner").order_by("ends")


def interests_of(partner: Partner) -> list[InterestMark]:
    rows = partner.interests.select_related("addressee", "marked_by")
    return list(rows.order_by("ended_at", "-marked_at"))


def agreement_words(agreement: Agreement, on: date) -> str | Promise:
    if on < agreement.starts:
        return _("chưa bắt đầu")
    if agreement.ends is not None and on > agreement.ends:
        return _("đã hết hạn")
    return _("đang thực hiện")
