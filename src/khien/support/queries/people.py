"""Who is around the child, what the child said, and which other children belong to it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from khien.people.models import User
from khien.support.models import Carer, Case, CaseTie
from khien.support.queries.cases import visible_to
from khien.support.rules.people import not_to_contact


def contact_warning(case: Case) -> list[Carer]:
    """Whom nobody may contact; shown wherever a way of contact is."""
    return not_to_contact(case.carers.all())


def contact_warning_in_words(case: Case) -> str:
    """For where there is room for a line only; empty where there is nobody to warn of."""
    known = [carer.who or {} for carer in contact_warning(case)]
    named = [[who.get("relationship", ""), who.get("name", "")] for who in known]
    return "; ".join(" ".join(part for part in parts if part) for parts in named)


def tied_to(case: Case, user: User) -> list[tuple[CaseTie, Case | None]]:
    """Each tie with the other case; None in place of a case this person may not see."""
    ties = CaseTie.objects.filter(Q(first=case) | Q(second=case)).order_by("recorded_at")
    others = {tie.pk: _other(tie, case) for tie in ties}
    seen = _seen(user, others.values())
    return [(tie, seen.get(others[tie.pk])) for tie in ties]


def _other(tie: CaseTie, case: Case) -> UUID:
    return tie.second_id if tie.first_id == case.pk else tie.first_id


def _seen(user: User, keys: Iterable[UUID]) -> dict[UUID, Case]:
    return {case.pk: case for case in visible_to(user).filter(pk__in=list(keys))}
