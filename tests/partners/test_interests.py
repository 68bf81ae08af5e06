"""A partner may also be a platform that is asked, or a respondent: the latter few may know."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.enforcement.actions import NewRespondent, open_violation
from khien.enforcement.models import RespondentKind
from khien.partners.actions.commitments import allocate
from khien.partners.actions.partners import end_interest, mark_interest, record_partner
from khien.partners.queries.interests import platforms, unmarked_platform, violations_of
from khien.people.roles import Role
from khien.takedown.models import Addressee
from partners_made import NOW, TODAY, a_task, details, promise


@pytest.fixture
def platform(db):
    return Addressee.objects.create(
        code="mang-mau",
        name="Mạng Mẫu",
        kind="platform",
        domains=["mangmau.vn"],
        certainty="K",
        valid_from=date(2020, 1, 1),
    )


@pytest.fixture
def both(platform, officer):
    said = details(name="Công ty Mạng", domains=["m.mangmau.vn"])
    return record_partner(said, by=officer, now=NOW)


def test_known_again_by_a_host_or_by_the_name(platform, both, officer):
    assert platforms(both, TODAY) == [platform]
    named = record_partner(details(name="MẠNG MẪU"), by=officer, now=NOW)
    assert platforms(named, TODAY) == [platform]
    assert platforms(both, date(2019, 1, 1)) == []


def test_nothing_is_shared_out_before_somebody_says_how_it_is_kept_apart(
    platform, both, officer, sign_in, province_with_communes
):
    commitment, task = promise(both, officer), a_task(by=officer)

    def share():
        return allocate(commitment, task, quantity=Decimal(5), note="", by=officer, now=NOW)

    with pytest.raises(Refused, match="Mạng Mẫu"):
        share()
    page = reverse("partners:partner", args=[both.pk])
    client = sign_in(officer)
    assert "Có thể có xung đột lợi ích" in client.get(page).text
    sent = {"addressee": platform.pk, "what": "Là nền tảng", "safeguard": "Không dự họp về gỡ"}
    client.post(reverse("partners:mark_interest", args=[both.pk]), sent)
    assert "Không dự họp về gỡ" in client.get(page).text
    assert share().quantity == 5
    end_interest(both.interests.get(), by=officer, now=NOW)
    assert unmarked_platform(both, TODAY) == "Mạng Mẫu"


def test_a_mark_about_something_else_answers_for_nothing(both, officer):
    mark_interest(both, addressee=None, what="A", safeguard="B", by=officer, now=NOW)
    assert unmarked_platform(both, TODAY) == "Mạng Mẫu"


@pytest.fixture
def violation(incident, police, province_with_communes):
    """Of an organisation that bears a partner's name."""
    return open_violation(
        incident,
        respondent=NewRespondent(kind=RespondentKind.ORGANISATION, name="Công ty Trùng Tên"),
        office=province_with_communes.office(Function.CYBER_POLICE).pk,
        act="extortion",
        act_on=TODAY - timedelta(days=1),
        account="Lời kể mẫu.",
        by=police,
        now=NOW,
    )


def test_a_respondent_of_that_name_is_shown_to_who_works_on_it(violation, police, officer):
    partner = record_partner(details(name="Công ty Trùng Tên"), by=officer, now=NOW)
    assert violations_of(partner, police) == [violation]
    assert violations_of(partner, officer) == []
    page = reverse("partners:partner", args=[partner.pk])
    shown = {}
    for user in (officer, police):
        client = Client()
        client.force_login(user)
        shown[user] = client.get(page).text
    assert "Trùng tên với một bên vi phạm" in shown[police]
    assert "Trùng tên với một bên vi phạm" not in shown[officer]
    assert str(violation.pk) not in shown[officer]


def test_a_leader_reads_and_writes_nothing(both, staff, sign_in, province_with_communes):
    leader = sign_in(staff(Role.LEADER, territory=province_with_communes.province))
    assert leader.get(reverse("partners:partner", args=[both.pk])).status_code == 200
    assert leader.post(reverse("partners:new_partner"), {}).status_code == 403
