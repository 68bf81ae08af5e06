"""People around a child, their consent, and referrals, for the tests of the room support."""

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.support.actions import consent, people, referral
from khien.support.actions.consent import Yes
from khien.support.actions.people import Person
from khien.support.actions.referral import Draft
from khien.support.models import Giver, Manner, Purpose, Safety

DAY = f"{today(NOW):%Y-%m-%d}"


def carer(case, by, **said):
    """A safe mother who represents the child, unless told otherwise."""
    known = {
        "name": "Trần Thị Mẫu",
        "relationship": "mẹ",
        "safety": Safety.SAFE,
        "is_representative": True,
    }
    return people.add_carer(case, person=Person(**known | said), by=by, now=NOW)


def agree(case, by, *carers, purpose=Purpose.HEALTH, child=True):
    """The consents of the child and of these carers."""
    givers = [(Giver.CHILD, None)] if child else []
    givers += [(Giver.REPRESENTATIVE, each) for each in carers]
    return [
        consent.give_consent(
            case,
            yes=Yes(purpose, giver, Manner.SPOKEN, today(NOW), carer=each),
            by=by,
            now=NOW,
        )
        for giver, each in givers
    ]


def draft(case, by, *, organisation=None, purpose=Purpose.HEALTH, **said):
    """To that organisation, or to a body outside the directory."""
    known = {
        "need": "Khám và trò chuyện với em.",
        "organisation": organisation.pk if organisation else None,
        "outside": "" if organisation else "Phòng khám Mẫu",
        "shares": ("name", "contact"),
    }
    written = Draft(purpose, **known | said)
    return referral.write_referral(case, draft=written, by=by, now=NOW)
