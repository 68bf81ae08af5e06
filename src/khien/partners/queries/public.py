"""Partners as everybody reads them: who takes part, never what they still owe."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khien.partners.models import Agreement, Partner


def partners_now(on: date) -> QuerySet[Partner]:
    """By name, each with the agreements that hold."""
    holds = Q(starts__lte=on) & (Q(ends=None) | Q(ends__gte=on))
    agreements = Prefetch(
        "agreements", Agreement.objects.filter(holds).order_by("-signed_on"), "standing"
    )
    rows = Partner.objects.filter(since__lte=on).filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return rows.prefetch_related(agreements).order_by("folded_name", "pk")
