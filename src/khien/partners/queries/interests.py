"""Where a partner may also be on the other side: a platform that is asked, a respondent."""

from datetime import date

from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.core.seal import name_search
from khien.enforcement.models import RespondentKind, Violation
from khien.enforcement.queries import visible_to
from khien.partners.models import InterestMark, Partner
from khien.partners.rules.partners import share_a_host
from khien.people.models import User
from khien.takedown.models import Addressee
from khien.takedown.queries.addressees import in_force


def platforms(partner: Partner, on: date) -> list[Addressee]:
    """Those asked to take content down that are this partner, by a host or by the whole name."""
    return [
        row
        for row in in_force(on)
        if share_a_host(partner.domains, row.domains) or fold(row.name) == partner.folded_name
    ]


def unmarked_platform(partner: Partner, on: date) -> str:
    """The name of one about which nobody has said how the work is kept apart; else empty."""
    found = platforms(partner, on)
    answered = set(
        InterestMark.objects.filter(partner=partner, ended_at=None).values_list(
            "addressee", flat=True
        )
    )
    return next((row.name for row in found if row.pk not in answered), "")


def violations_of(partner: Partner, user: User) -> list[Violation]:
    """Files whose respondent bears the partner's name: those this person may see anyway."""
    if not user.may(Permission.VIOLATION_WORK):
        return []
    words = name_search(partner.name)
    if not words:
        return []
    named = visible_to(user).filter(
        respondent__kind=RespondentKind.ORGANISATION, respondent__name_tokens__contains=words
    )
    return list(named.order_by("-opened_at")[:_MOST])


_MOST = 20
