"""Consent: one purpose at a time, never assumed, from those who may be asked, withdrawable."""

from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.support.actions.consent import change_policy, withdraw_consent
from khien.support.actions.first_data import load_consent_policies
from khien.support.actions.people import Person, change_carer
from khien.support.models import (
    Carer,
    Consent,
    ConsentPolicy,
    Giver,
    Ground,
    Purpose,
    Safety,
)
from khien.support.queries.consent import gate_of, policy_on
from khien.support.rules.consent import gate, strict
from people_around import DAY, agree, carer

pytestmark = pytest.mark.usefixtures("this_morning")
ON = today(NOW)


@pytest.fixture
def url(case):
    return reverse("support:consent", args=[case.pk])


def said(giver, **more):
    return {"purpose": "health", "giver": giver, "manner": "signed", "given_on": DAY} | more


def test_nothing_is_ticked_beforehand(sign_in, officer, case, url):
    form = sign_in(officer).get(url).context["form"]
    assert not [name for name in ("purpose", "giver", "manner") if form[name].value()]


def test_the_child_and_a_representative_say_yes_to_one_purpose(sign_in, officer, case, url):
    mother = carer(case, officer)
    client = sign_in(officer)
    assert client.post(url, said("child", manner="shown")).status_code == 302
    assert gate_of(case, Purpose.HEALTH, on=ON).ground is None
    assert client.post(url, said(mother.pk)).status_code == 302
    assert gate_of(case, Purpose.HEALTH, on=ON).ground == Ground.CONSENT
    assert gate_of(case, Purpose.SCHOOL, on=ON).ground is None
    again = client.post(url, said(mother.pk))
    assert "vẫn còn hiệu lực" in again.content.decode()
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(
    "who",
    [
        {"is_suspect": True, "safety": Safety.UNSAFE},
        {"safety": Safety.UNSAFE},
        {"is_representative": False},
    ],
)
def test_a_suspect_an_unsafe_carer_or_a_stranger_is_never_offered(sign_in, officer, case, url, who):
    row = carer(case, officer, **who)
    client = sign_in(officer)
    page = client.get(url)
    assert [key for key, _name in page.context["form"].fields["giver"].choices] == ["child"]
    assert "Chưa ghi người đại diện nào an toàn" in page.content.decode()
    assert client.post(url, said(row.pk)).status_code == 422
    with pytest.raises(Refused):
        agree(case, officer, row)
    assert not Consent.objects.filter(giver=Giver.REPRESENTATIVE).exists()


def test_a_child_under_seven_is_heard_and_not_asked_to_consent(officer, case):
    mother = carer(case, officer)
    case.age = 6
    case.save(update_fields=["age"])
    with pytest.raises(Refused) as refused:
        agree(case, officer)
    assert refused.value.field == "giver"
    agree(case, officer, mother, child=False)
    assert gate_of(case, Purpose.HEALTH, on=ON).ground == Ground.CONSENT


def test_consent_of_tomorrow_is_none(sign_in, officer, case, url):
    answer = sign_in(officer).post(url, said("child", given_on="2027-01-01"))
    assert list(answer.context["form"].errors) == ["given_on"]


def test_withdrawn_it_falls_away_at_once_and_the_row_stays(sign_in, officer, case):
    (row,) = agree(case, officer)
    client = sign_in(officer)
    url = reverse("support:withdraw", args=[case.pk, row.pk])
    assert "Có hiệu lực ngay" in client.get(url).content.decode()
    done = client.post(url, {"words": "Em không muốn nữa"}, follow=True)
    assert "Không lời giới thiệu nào phải dừng" in done.content.decode()
    assert client.post(url, {"words": ""}).status_code == 422  # twice
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdrawn_words) == (NOW, "Em không muốn nữa")
    assert LedgerEvent.objects.filter(verb="ConsentWithdrawn").count() == 1
    agree(case, officer)  # may be given anew
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_who_turns_out_a_suspect_takes_the_consent_along(officer, case):
    mother = carer(case, officer)
    agree(case, officer, mother)
    who = Person(name="Trần Thị Mẫu", safety=Safety.UNSAFE, is_suspect=True, is_representative=True)
    change_carer(mother, person=who, by=officer, now=NOW)
    found = gate_of(case, Purpose.HEALTH, on=ON)
    assert found.ground is None
    assert any("người đại diện" in str(sentence) for sentence in found.missing)


def test_what_the_law_provides_for_asks_nobody_and_only_what_is_sure_is_printed(officer, case):
    load_consent_policies()
    load_consent_policies()
    assert ConsentPolicy.objects.count() == len(Purpose)
    assert gate_of(case, Purpose.POLICE, on=ON).law == "Nghị định 56/2017/NĐ-CP, điều 25"
    ConsentPolicy.objects.filter(purpose=Purpose.POLICE).update(certainty="V2")
    found = gate_of(case, Purpose.POLICE, on=ON)
    assert (found.ground, found.law) == (Ground.LAW, "")
    with pytest.raises(Refused):
        agree(case, officer, purpose=Purpose.POLICE)


def test_an_administrator_changes_who_is_asked_from_tomorrow_on(sign_in, staff, officer, case):
    client = sign_in(staff(Role.ADMINISTRATOR))
    url = reverse("support:policies")
    sent = {"purpose": "health", "child_from_age": 9, "needs_child": "on", "valid_from": DAY}
    early = client.post(url, sent)
    assert list(early.context["form"].errors) == ["valid_from"]
    tomorrow = ON + timedelta(days=1)
    assert client.post(url, sent | {"valid_from": tomorrow}).status_code == 302
    assert client.post(url, sent | {"valid_from": tomorrow}).status_code == 422
    assert "trẻ từ 9 tuổi" in client.get(url).content.decode()
    assert policy_on("health", ON).needs_representative
    assert not policy_on("health", tomorrow).needs_representative
    assert sign_in(officer).get(url).status_code == 403


def test_an_officer_does_not_change_it_by_any_other_way(officer):
    with pytest.raises(Refused):
        change_policy(
            purpose=Purpose.HEALTH,
            child_from_age=0,
            needs_child=False,
            needs_representative=False,
            valid_from=ON + timedelta(days=1),
            law="",
            by=officer,
            now=NOW,
        )
    assert not ConsentPolicy.objects.exists()


def test_consents_are_the_officers_matter(sign_in, neighbour, chair, officer, case, url):
    (row,) = agree(case, officer)
    assert sign_in(neighbour).post(url, said("child")).status_code == 404
    assert sign_in(chair).get(url).status_code == 403
    withdraw_consent(row, words="", by=officer, now=NOW)
    assert Consent.objects.get().withdrawn_by == officer


SAFETIES = st.sampled_from(Safety)


@given(
    age=st.none() | st.integers(0, 17),
    child=st.booleans(),
    safety=SAFETIES,
    suspect=st.booleans(),
    represents=st.booleans(),
    gone=st.booleans(),
    withdrawn=st.booleans(),
)
def test_by_default_the_gate_opens_only_for_both_and_never_by_a_suspect(
    age, child, safety, suspect, represents, gone, withdrawn
):
    who = Carer(
        safety=safety,
        is_suspect=suspect,
        is_representative=represents,
        gone_at=NOW if gone else None,
    )
    rows = [
        Consent(
            purpose="health",
            giver=Giver.REPRESENTATIVE,
            carer=who,
            withdrawn_at=NOW if withdrawn else None,
        )
    ]
    if child:
        rows.append(Consent(purpose="health", giver=Giver.CHILD))
    opened = gate(strict("health", ON), rows, age=age).ground is not None
    trusted = represents and not (suspect or gone or withdrawn or safety == Safety.UNSAFE)
    heard = child or (age is not None and age < 7)
    assert opened is (trusted and heard)
