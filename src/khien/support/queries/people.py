"""Who is around the child, what the child said, and which other children belong to it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from khien.people.models import User
from khien.support.models import Carer, Case, CaseTie, OffendingMinor, Referral
from khien.support.queries.cases import visible_to
from khien.support.rules.people import not_to_contact
from khien.support.rules.sharing import knows_the_child


def contact_warning(case: Case) -> list[Carer]:
    """Whom nobody may contact; shown wherever a way of contact is."""
    return not_to_contact(case.carers.all())


def receivers_warning(referral: Referral) -> list[Carer]:
    """As it is today: who turned out unsafe after the sending as well. Names and numbers only as
    far as the receiver needs them: nobody's name where it does not know the child.
    """
    named = knows_the_child(referral.shares)
    found = contact_warning(referral.case)
    for carer in found:  # in memory alone
        who = carer.who or {}
        relationship = who.get("relationship") or ("" if named else _("người quanh trẻ"))
        carer.who = {"relationship": relationship, "name": who.get("name", "") if named else ""}
    return found


def contact_warning_in_words(carers: Iterable[Carer]) -> str:
    """For where there is room for a line only; empty where there is nobody to warn of."""
    known = [carer.who or {} for carer in carers]
    named = [[who.get("relationship", ""), who.get("name", "")] for who in known]
    return "; ".join(" ".join(part for part in parts if part) for parts in named)


def tied_to(case: Case, user: User) -> list[tuple[CaseTie, Case | None]]:
    """Each tie with the other case; None in place of a case this person may not see."""
    ties = CaseTie.objects.filter(Q(first=case) | Q(second=case)).order_by("recorded_at")
    others = {tie.pk: _other(tie, case) for tie in ties}
    seen = _seen(user, others.values())
    return [(tie, seen.get(others[tie.pk])) for tie in ties]


def minors_of(case: Case, user: User) -> list[tuple[OffendingMinor, Case | None]]:
    """Each child who did harm, with the case of their own where this person may see it."""
    rows = list(case.offending_minors.order_by("recorded_at"))
    seen = _seen(user, [row.own_case_id for row in rows if row.own_case_id])
    return [(row, seen.get(row.own_case_id) if row.own_case_id else None) for row in rows]


def recorded_in(case: Case, user: User) -> list[Case]:
    """Cases in which this child is recorded as who did harm, of those this person may see."""
    rows = OffendingMinor.objects.filter(own_case=case)
    return list(visible_to(user).filter(pk__in=rows.values("case")).order_by("number"))


def sees(user: User, case_id: UUID | None) -> bool:
    return case_id is not None and visible_to(user).filter(pk=case_id).exists()


def _other(tie: CaseTie, case: Case) -> UUID:
    return tie.second_id if tie.first_id == case.pk else tie.first_id


def _seen(user: User, keys: Iterable[UUID]) -> dict[UUID, Case]:
    return {case.pk: case for case in visible_to(user).filter(pk__in=list(keys))}
