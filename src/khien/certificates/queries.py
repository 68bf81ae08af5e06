"""Awards of the institutions a person records for; a certificate by its number."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.certificates.models import Award, Certificate
from khien.certificates.numbers import understood
from khien.core.permissions import Permission
from khien.learning.queries.institutions import for_person
from khien.people.models import User
from khien.quizzes.models import ClassQuiz
from khien.quizzes.queries import results


def visible_to(user: User, *, on: date) -> QuerySet[Any]:
    mine = for_person(user, on=on, permissions=[Permission.SESSION_RECORD]).values("pk")
    withdrawn = Count("certificates", filter=Q(certificates__withdrawn_at__isnull=False))
    return (
        Award.objects.filter(institution__in=mine)
        .annotate(count=Count("certificates"), withdrawn=withdrawn)
        .order_by("-issued_at", "-id")
    )


def get_for(user: User, award_id: UUID, *, on: date) -> Any:
    return get_object_or_404(visible_to(user, on=on), pk=award_id)


def of_award(award: Award) -> QuerySet[Certificate]:
    return award.certificates.order_by("place")


def to_print(award: Award) -> list[Certificate]:
    """Those that hold, and whose name is still kept."""
    rows = of_award(award).filter(withdrawn_at=None, holder__isnull=False)
    return list(rows)


def with_number(typed: str) -> Certificate | None:
    number = understood(typed)
    if not number:
        return None
    return Certificate.objects.select_related("award").filter(number=number).first()


def withdrawn_of(institution: UUID) -> list[Certificate]:
    rows = Certificate.objects.filter(award__institution=institution)
    return list(rows.exclude(withdrawn_at=None).order_by("withdrawn_at", "pk"))


def passed(opened: ClassQuiz) -> list[int]:
    """Seats that reached the pass mark."""
    shares = results.shares(opened)
    return [seat for seat, share in shares.items() if share * 100 >= opened.pass_percent]
