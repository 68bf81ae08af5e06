"""A referral on the sender's side: the gate, the second person, what is shared, what stops it."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.models import LedgerEvent, RunningClock
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.support.actions import referral as actions
from khien.support.actions.consent import withdraw_consent
from khien.support.actions.first_data import load_consent_policies
from khien.support.models import Ground, Purpose, Referral, ReferralState, Safety
from khien.support.rules.referral import WAYS, Verb
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")
S = ReferralState
SAID = {"purpose": "health", "outside": "Phòng khám Mẫu", "need": "Khám cho em."}


def url(name, case, *more):
    return reverse(f"support:{name}", args=[case.pk, *more])


def take(client, row, verb, words=""):
    return client.post(url("referral_step", row.case, row.pk, verb), {"words": words})


@pytest.fixture
def consented(case, officer):
    mother = carer(case, officer)
    return agree(case, officer, mother)


@pytest.fixture
def written(case, officer):
    return draft(case, officer)


@pytest.fixture
def sent(consented, written, officer):
    actions.send(written, by=officer, now=NOW)
    written.refresh_from_db()
    return written


def test_a_draft_shares_nothing_and_ticks_nothing(sign_in, officer, case):
    client = sign_in(officer)
    assert not client.get(url("write_referral", case)).context["form"]["shares"].value()
    answer = client.post(url("write_referral", case), SAID)
    row = Referral.objects.get()
    assert answer["Location"] == url("referral", case, row.pk)
    assert row.state == S.DRAFT
    assert client.post(url("write_referral", case), SAID).status_code == 422  # twice
    changed = SAID | {"need": "Khám và thuốc."}
    assert client.post(url("edit_referral", case, row.pk), changed).status_code == 302
    row.refresh_from_db()
    assert row.content["need"] == "Khám và thuốc."


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"need": " "}, "need"),
        ({"outside": ""}, "outside"),
        ({"purpose": "publish"}, "purpose"),
        ({"organisation": "x"}, "organisation"),
    ],
)
def test_a_draft_says_what_is_missing(sign_in, officer, case, said, field):
    answer = sign_in(officer).post(url("write_referral", case), SAID | said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Referral.objects.exists()


def test_without_consent_it_is_not_sent_and_the_page_says_what_to_do(
    sign_in, officer, case, written
):
    client = sign_in(officer)
    page = client.get(url("referral", case, written.pk)).content.decode()
    assert "Chưa được chia sẻ" in page
    assert "Xin người thứ hai quyết định" in page
    assert "Gửi lời giới thiệu<" not in page
    answer = take(client, written, "send")
    assert answer.status_code == 422
    assert "Trẻ chưa đồng ý" in answer.content.decode()
    assert Referral.objects.get().state == S.DRAFT


def test_with_consent_it_is_sent_with_exactly_what_was_chosen(sign_in, officer, consented, written):
    client = sign_in(officer)
    assert take(client, written, "ask", "Gấp").status_code == 422
    assert take(client, written, "send").status_code == 302
    assert take(client, written, "send").status_code == 422  # twice
    row = Referral.objects.get()
    assert (row.state, row.ground) == (S.SENT, Ground.CONSENT)
    assert row.content["said"] == {"name": "Nguyễn Thị Mẫu"}
    assert RunningClock.objects.filter(subject=row.pk, stopped_at=None).count() == 2


def test_what_the_law_provides_for_is_sent_without_asking(officer, case):
    load_consent_policies()
    row = draft(case, officer, purpose=Purpose.POLICE)
    actions.send(row, by=officer, now=NOW)
    row.refresh_from_db()
    assert (row.ground, row.legal_basis) == (Ground.LAW, "Nghị định 56/2017/NĐ-CP, điều 25")


def test_best_interest_takes_a_reason_and_a_second_person(sign_in, officer, chair, case, written):
    client = sign_in(officer)
    assert take(client, written, "ask", " ").status_code == 422
    assert take(client, written, "ask", "Chờ thì em bị đánh.").status_code == 302
    assert take(client, written, "confirm").status_code == 422
    assert Referral.objects.get().state == S.WAITING
    second = sign_in(chair)
    page = second.get(url("referral", case, written.pk)).content.decode()
    assert "Chờ thì em bị đánh." in page
    assert take(second, written, "confirm").status_code == 302
    row = Referral.objects.get()
    assert (row.state, row.ground, row.confirmed_by) == (S.SENT, Ground.BEST_INTEREST, chair)


def test_nobody_confirms_what_they_wrote_themselves(staff, case, written):
    both = staff(Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR, territory=case.commune)
    actions.ask_second_person(written, words="Gấp", by=both, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=written.pk).update(confirmed_by=both)
    with pytest.raises(Refused, match="người thứ hai"):
        actions.confirm(written, by=both, now=NOW)
    assert Referral.objects.get().state == S.WAITING


def test_the_second_person_may_send_it_back_with_a_reason(sign_in, officer, chair, case, written):
    actions.ask_second_person(written, words="Gấp", by=officer, now=NOW)
    client = sign_in(chair)
    assert take(client, written, "send_back").status_code == 422
    assert take(client, written, "send_back", "Hỏi bà ngoại trước").status_code == 302
    assert Referral.objects.get().state == S.DRAFT
    page = sign_in(officer).get(url("referral", case, written.pk)).content.decode()
    assert "Hỏi bà ngoại trước" in page


def test_a_body_outside_answers_through_the_officer_who_notes_it(sign_in, officer, sent):
    client = sign_in(officer)
    assert take(client, sent, "acknowledge").status_code == 302
    assert take(client, sent, "accept", "Bác sĩ Mẫu nhận").status_code == 302
    assert take(client, sent, "finish").status_code == 422
    assert take(client, sent, "finish", "Đã khám, em ổn").status_code == 302
    page = client.get(url("referral", sent.case, sent.pk)).content.decode()
    assert "ghi lại theo lời nơi nhận" in page
    assert "Đã khám, em ổn" in page
    assert not RunningClock.objects.filter(subject=sent.pk, stopped_at=None).exists()


@pytest.mark.parametrize("state", [S.SENT, S.ACKNOWLEDGED, S.ACCEPTED])
def test_a_consent_withdrawn_in_mid_referral_stops_it(officer, consented, sent, state):
    verbs = {S.SENT: [], S.ACKNOWLEDGED: [Verb.ACKNOWLEDGE], S.ACCEPTED: [Verb.ACCEPT]}
    for verb in verbs[state]:
        actions.answer(sent, verb, by=officer, now=NOW)
    assert withdraw_consent(consented[0], words="Em đổi ý", by=officer, now=NOW) == 1
    sent.refresh_from_db()
    assert sent.state == S.STOPPED
    assert not RunningClock.objects.filter(subject=sent.pk, stopped_at=None).exists()
    told = LedgerEvent.objects.filter(verb="ReferralMoved", subject=sent.pk).latest("id")
    assert '"verb": "stop"' in told.data


def test_the_sender_reads_what_to_do_next_after_it_stopped(sign_in, officer, consented, sent):
    withdraw_consent(consented[1], words="", by=officer, now=NOW)
    client = sign_in(officer)
    page = client.get(url("referral", sent.case, sent.pk)).content.decode()
    assert "Lời giới thiệu này đã dừng" in page
    assert "không còn hiệu lực" in page
    assert "hãy tự báo cho họ dừng" in page
    assert take(client, sent, "confirm_stop", "Đã gọi").status_code == 302
    assert Referral.objects.get().state == S.ENDED


def test_a_withdrawal_leaves_other_purposes_grounds_and_finished_work_alone(
    officer, chair, case, consented, sent
):
    override = draft(case, officer, purpose=Purpose.SHELTER)
    actions.ask_second_person(override, words="Gấp", by=officer, now=NOW)
    actions.confirm(override, by=chair, now=NOW)
    actions.answer(sent, Verb.ACCEPT, by=officer, now=NOW)
    actions.answer(sent, Verb.FINISH, words="Xong", by=officer, now=NOW)
    assert withdraw_consent(consented[0], words="", by=officer, now=NOW) == 0
    assert set(Referral.objects.values_list("state", flat=True)) == {S.SENT, S.DONE}


def test_a_second_representative_keeps_it_going(officer, case, consented, sent):
    father = carer(case, officer, name="Nguyễn Văn Cha", relationship="cha")
    agree(case, officer, father, child=False)
    assert withdraw_consent(consented[1], words="", by=officer, now=NOW) == 0
    assert Referral.objects.get().state == S.SENT


def test_who_becomes_unsafe_stops_what_rests_on_their_word(sign_in, officer, case, sent):
    mother = case.carers.get()
    said = {"name": "Trần Thị Mẫu", "relationship": "mẹ", "safety": Safety.UNSAFE}
    answer = sign_in(officer).post(
        url("carer", case, mother.pk), said | {"is_suspect": "on", "is_representative": "on"}
    )
    assert answer.status_code == 302
    assert Referral.objects.get().state == S.STOPPED


def test_strangers_see_no_referral_and_a_made_up_verb_is_none(
    sign_in, officer, neighbour, leader, sent
):
    page = url("referral", sent.case, sent.pk)
    assert sign_in(neighbour).get(page).status_code == 404
    assert sign_in(leader).get(page).status_code == 403
    assert take(sign_in(officer), sent, "no-such-verb").status_code == 404
    assert sign_in(officer).get(url("edit_referral", sent.case, sent.pk)).status_code == 404


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_is_refused_from_a_settled_referral(sign_in, officer, case, written, verb):
    actions.drop(written, by=officer, now=NOW)
    answer = take(sign_in(officer), written, verb, "Vì sao")
    assert answer.status_code == 422
    assert Referral.objects.get().state == S.DROPPED
    assert WAYS[verb].to in S
