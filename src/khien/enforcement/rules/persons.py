"""When two records are one person: where the people of both say so. Each check raises Refused."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.enforcement.models import MatchVerdict, Verdict

LONGEST_REASON = 2_000


def persons(records: Iterable[UUID], same: Iterable[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """Record → the person it is of, named by the oldest record that is of the same."""
    of = {record: record for record in records}
    for one, other in same:
        joined, gone = sorted((of[one], of[other]))
        of = {record: joined if person == gone else person for record, person in of.items()}
    return of


def check_can_judge(verdict: Verdict, *, why: str, standing: MatchVerdict | None) -> None:
    """`standing`: what was said for the same record before."""
    if not why.strip():
        raise Refused(_("Ghi căn cứ của ý kiến này."), field="why")
    if len(why) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field="why")
    if standing is not None and standing.verdict == verdict:
        raise Refused(_("Đơn vị bạn đã ghi ý kiến này rồi."), field="verdict")


def agreed(one: MatchVerdict | None, other: MatchVerdict | None) -> bool:
    both = (one, other)
    return all(each is not None and each.verdict == Verdict.SAME for each in both)
