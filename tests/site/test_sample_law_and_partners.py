"""The sample's legal officer and partnership officer find pages with something on them."""

import pytest
from django.utils import timezone

from khien.core import measures, work
from khien.core.calendars import today
from khien.core.measures import civil_year
from khien.law.actions import load_register
from khien.law.models import LegalFinding, ReviewRound
from khien.partners.models import Commitment
from khien.partners.queries.commitments import overdue
from khien.people.roles import Role
from khien.site.sample.law_and_partners import review_the_law, work_with_partners

NOW = timezone.now()
TODAY = today(NOW)


@pytest.fixture
def legal_officer(staff):
    load_register()
    user = staff(Role.LEGAL_OFFICER)
    review_the_law(user, now=NOW)
    return user


def test_a_review_is_under_way(legal_officer):
    assert ReviewRound.objects.get().closed_on is None
    assert LegalFinding.objects.count() == 2
    assert len(work.items(legal_officer, NOW)) >= 2  # alarms, the review


def test_partners_have_kept_some_of_their_promises(staff, province_with_communes):
    one, other = staff(Role.PARTNERSHIP_OFFICER), staff(Role.PARTNERSHIP_OFFICER)
    made = work_with_partners(one, other, province_with_communes.communes, now=NOW)
    assert Commitment.objects.count() == made
    assert len(overdue(TODAY)) == 1
    communes = measures.measure("communes_with_partner").count(civil_year(TODAY), TODAY)
    assert sum(tally.strict_numerator for tally in communes) > 0
