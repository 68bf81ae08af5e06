"""A consent that is withdrawn by whoever gave it, through whoever answers for personal data."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.intake.models import Report
from khien.privacy.actions import holds
from khien.privacy.actions import rights as actions
from khien.support.actions import referral
from khien.support.models import Case, Consent, Purpose, ReferralState
from khien.support.rules.referral import GROUND_FELL_AWAY
from people_around import agree, carer, draft

pytestmark = pytest.mark.django_db
HOW = "Đã xem giấy khai sinh"
ANSWER = "Chúng tôi đã làm như em muốn."


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def mother(case, officer):
    return carer(case, officer)


@pytest.fixture
def sent(case, officer, mother, deadlines):
    """A referral under way, by consent of the child and of its mother."""
    agree(case, officer, mother)
    row = draft(case, officer)
    referral.send(row, by=officer, now=NOW)
    return row


@pytest.fixture
def ask(deadlines, protector, case):
    """A request that is verified already."""

    def ask(asker="child", right="withdraw", record=case):
        said = {"asker": asker, "way": "letter", "words": "", "name": "Bùi Thị Na"}
        made = actions.receive(right, **said, by=protector, received_by=protector, now=NOW)
        actions.verify(made, number=record.number, how=HOW, by=protector, now=NOW)
        made.refresh_from_db()
        return made

    return ask


def decide(request, by, outcome="granted", **more):
    actions.decide(request, outcome=outcome, reason=ANSWER, by=by, now=NOW, **more)


def keys(request):
    return [each.key for each in actions.agreed(request, now=NOW)]


def test_what_follows_is_told_before_it_acts(sign_in, protector, ask, sent):
    page = sign_in(protector).get(reverse("privacy:request", args=[ask().pk])).content.decode()
    assert "Chia sẻ để khám, chữa bệnh, tư vấn tâm lý (chính trẻ đồng ý ngày" in page
    assert f"Lời giới thiệu {sent.number} (đã gửi) dừng ngay, nơi nhận được báo." in page
    sent.refresh_from_db()
    assert sent.state == ReferralState.SENT
    assert not Consent.objects.exclude(withdrawn_at=None).exists()


def test_the_child_withdraws_one_purpose_and_the_referral_by_it_stops(
    sign_in, protector, ask, sent, case, officer, mother
):
    agree(case, officer, mother, purpose=Purpose.SCHOOL)
    health = Consent.objects.get(purpose=Purpose.HEALTH, giver="child")
    request = ask()
    client, url = sign_in(protector), reverse("privacy:request", args=[request.pk])
    said = {"do": "decide", "decide-outcome": "granted", "decide-reason": ANSWER}
    nothing = client.post(url, said)
    assert nothing.status_code == 422
    assert "Hãy chọn điều mà người hỏi muốn rút lại." in nothing.content.decode()
    assert client.post(url, said | {"decide-withdrawn": [str(health.pk)]}).status_code == 302
    health.refresh_from_db()
    assert (health.withdrawn_at, health.withdrawn_by) == (NOW, protector)
    assert str(request.number) in health.withdrawn_words
    assert Consent.objects.filter(withdrawn_at=None).count() == 3
    sent.refresh_from_db()
    assert sent.state == ReferralState.STOPPED
    assert sent.steps.get(verb="stop").words == GROUND_FELL_AWAY
    assert Report.objects.get().support_requests.filter(withdrawn_at=None).exists()
    assert LedgerEvent.objects.filter(verb="ConsentWithdrawn").count() == 1


def test_a_carer_withdraws_what_carers_gave_and_never_the_childs_own(ask, sent):
    child = Consent.objects.get(giver="child")
    mothers = Consent.objects.get(giver="representative")
    assert str(mothers.pk) in keys(ask("parent"))
    assert str(child.pk) not in keys(ask("parent"))
    assert str(mothers.pk) not in keys(ask("child"))


def test_a_key_of_somebody_elses_consent_takes_nothing(ask, protector, sent):
    mothers = Consent.objects.get(giver="representative")
    decide(ask(), protector, withdrawn=[str(mothers.pk), "x"])
    mothers.refresh_from_db()
    sent.refresh_from_db()
    assert (mothers.withdrawn_at, sent.state) == (None, ReferralState.SENT)


def test_where_another_consent_is_enough_the_referral_goes_on(
    ask, protector, sent, case, officer, province_with_communes, staff
):
    grandmother = carer(case, officer, name="Bà Mẫu", relationship="bà ngoại")
    agree(case, officer, grandmother, child=False)
    first = Consent.objects.get(carer__isnull=False, carer=grandmother)
    told = next(e for e in actions.agreed(ask("parent"), now=NOW) if e.key == str(first.pk))
    assert "bà ngoại" in told.what
    assert "chỉ dừng khi không còn đồng ý khác" in told.follows[0]


def test_withdrawn_by_the_officer_meanwhile_it_is_asked_anew(
    sign_in, protector, ask, case, officer
):
    agree(case, officer)
    agree(case, officer, purpose=Purpose.SCHOOL)
    request, row = ask(), Consent.objects.get(purpose=Purpose.HEALTH)
    Consent.objects.filter(pk=row.pk).update(withdrawn_at=NOW, withdrawn_by=officer)
    said = {"do": "decide", "decide-outcome": "granted", "decide-reason": ANSWER}
    url = reverse("privacy:request", args=[request.pk])
    answer = sign_in(protector).post(url, said | {"decide-withdrawn": [str(row.pk)]})
    assert answer.status_code == 422
    assert "Điều này vừa thay đổi" in answer.content.decode()
    assert ANSWER in answer.content.decode()


def test_a_closed_case_keeps_no_consent_that_was_withdrawn(ask, protector, case, officer):
    agree(case, officer)
    Case.objects.update(state="closed", closed_at=NOW)
    decide(ask(), protector)
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert keys(ask()) == []
    decide(ask(), protector)


def test_the_reporter_may_keep_the_contact_and_withdraw_the_wish_alone(ask, protector, incident):
    report = Report.objects.get()
    decide(ask("reporter", record=report), protector, withdrawn=["support"])
    report.refresh_from_db()
    assert report.contact_withdrawn_at is None
    assert not report.support_requests.filter(withdrawn_at=None).exists()


def test_what_a_hold_keeps_from_erasing_may_still_be_withdrawn(
    ask, protector, case, officer, mother
):
    agree(case, officer, mother)
    holds.place("case", str(case.number), until=None, why="Tòa", by=protector, now=NOW)
    request = ask("child", "erase")
    own = Consent.objects.get(giver="child")
    assert str(own.pk) in keys(request)
    with pytest.raises(Refused, match="một phần"):
        decide(request, protector)
    decide(request, protector, "partly", withdrawn=[])
    assert Consent.objects.filter(withdrawn_at=None).count() == 2


def test_refused_it_stands(ask, protector, sent):
    decide(ask(), protector, "refused", withdrawn=[])
    assert not Consent.objects.exclude(withdrawn_at=None).exists()
