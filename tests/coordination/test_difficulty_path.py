"""A difficulty from the school that is stuck to the answer that helped, through the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import difficulties as actions
from khien.coordination.actions.difficulties import Decision, To
from khien.coordination.models import Difficulty, GuidanceVersion
from khien.core import clocks, reminders
from khien.core import work as waiting
from khien.core.clocks import ClockState
from khien.core.models import LedgerEvent, Notice
from khien.core.refusal import Refused
from khien.directory.models import Function, Organisation

NEW = reverse("coordination:difficulty_new")
SAID = {
    "kind": "skill",
    "title": "Ghi buổi học ghép lớp",
    "words": "Hai lớp học chung thì ghi mấy buổi?",
    "blocking": "on",
    "level": "province",
    "function": "education",
}


def page(name, row):
    return reverse(f"coordination:{name}", args=[row.pk])


def test_from_being_stuck_to_the_answer_that_helped(
    client, school, teacher, education, steering, clock
):
    client.force_login(teacher)
    sent = client.post(NEW, SAID | {"office": str(school.pk)})
    row = Difficulty.objects.get()
    assert sent["Location"] == page("difficulty", row)
    assert (row.state, row.blocking, row.office) == ("referred", True, school)

    client.force_login(education)
    [item] = [i for i in waiting.items(education, NOW) if "vướng mắc" in i.text]
    assert item.url == page("difficulty", row)
    assert SAID["words"] in client.get(item.url).content.decode()
    answered = {
        "outcome": "explained",
        "words": "Ghi một buổi cho mỗi lớp.",
        "seen": row.version - 1,
    }
    assert client.post(page("difficulty_answer", row), answered).status_code == 409
    answered["seen"] = row.version
    clock(NOW + timedelta(minutes=5))
    assert client.post(page("difficulty_answer", row), answered).status_code == 302
    [ran] = clocks.of(row.referrals.get().pk)
    assert clocks.state(ran, now=NOW + timedelta(days=30)) is ClockState.DONE_IN_TIME

    client.force_login(teacher)
    assert "Ghi một buổi cho mỗi lớp." in client.get(page("difficulty", row)).content.decode()
    still = client.post(page("difficulty_confirm", row), {"helped": "no"})
    assert "Ghi vì sao chưa gỡ được" in still.content.decode()
    assert client.post(page("difficulty_confirm", row), {"helped": "yes"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.resolutions.get().helped) == ("settled", True)
    told = "".join(LedgerEvent.objects.filter(room="coordination").values_list("data", flat=True))
    assert "Hai lớp" not in told


def test_it_goes_up_a_chain_and_comes_back(raise_one, teacher, committee, health, steering):
    row = raise_one(to=To("commune"))
    assert row.referrals.get().office_id in committee.scope("coordination_work").organisations
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.refer(row, To("province", Function.JUSTICE), why="x", by=health, now=NOW)
    up = To("province", Function.CHILD_AFFAIRS)
    actions.refer(row, up, why="Vượt thẩm quyền xã", by=committee, now=NOW)
    actions.hand_back(row, why="Việc của ngành giáo dục", by=health, now=NOW)
    row.refresh_from_db()
    assert row.state == "raised"
    with pytest.raises(Refused, match="đã trả lại"):
        actions.refer(row, up, why="Gửi lại", by=teacher, now=NOW)
    ministry = To("central", outside="Bộ Giáo dục và Đào tạo")
    with pytest.raises(Refused, match="Chỉ cơ quan cấp tỉnh"):
        actions.refer(row, ministry, why="Hỏi bộ", by=teacher, now=NOW)
    actions.refer(row, To("province", Function.EDUCATION), why="Đúng ngành", by=steering, now=NOW)
    assert [each.ended_how for each in row.referrals.all()] == ["passed_on", "handed_back", ""]


def test_a_ministry_is_asked_by_the_office_that_holds_it(raise_one, education, works_at):
    row = raise_one()
    ministry = To("central", outside="Bộ Giáo dục và Đào tạo")
    with pytest.raises(Refused, match="Ghi tên bộ"):
        actions.refer(row, To("central"), why="Hỏi bộ", by=education, now=NOW)
    made = actions.refer(row, ministry, why="Hỏi bộ", by=education, now=NOW)
    assert made.office_id == row.referrals.first().office_id
    actions.answer(row, Decision("planned", "Bộ ghi nhận."), by=education, now=NOW)
    row.refresh_from_db()
    assert row.state == "answered"


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        (To("province"), "Chọn ngành"),
        (To("province", Function.HOTLINE), ""),
        (To("central", outside="Bộ Y tế"), "cấp tỉnh"),
    ],
)
def test_where_it_cannot_go_is_said(raise_one, to, sentence):
    if not sentence:
        assert raise_one(to=to).state == "referred"
        return
    with pytest.raises(Refused, match=sentence):
        raise_one(to=to)
    assert not Difficulty.objects.exists()


def test_nobody_answers_their_own_and_an_office_does_not_ask_itself(raise_one, education):
    office = Organisation.objects.get(pk__in=education.scope("coordination_work").organisations)
    with pytest.raises(Refused, match="chính là đơn vị của bạn"):
        raise_one(office=office, by=education)
    row = raise_one()
    row.raised_by = education
    row.save()
    with pytest.raises(Refused, match="không tự trả lời"):
        actions.answer(row, Decision("solved", "Xong"), by=education, now=NOW)


def test_an_answer_late_is_reminded_of_and_stays_late(raise_one, education, steering):
    row = raise_one(blocking=True)
    late = NOW + timedelta(days=20)
    assert reminders.remind(now=late) == 1
    people = set(Notice.objects.values_list("person", flat=True))
    assert people == {education.pk, steering.pk}, "whoever was not told in time hears of it too"
    actions.answer(row, Decision("solved", "Xong"), by=education, now=late)
    [ran] = clocks.of(row.referrals.get().pk)
    assert clocks.state(ran, now=late) is ClockState.DONE_LATE


def test_taken_back_it_is_owed_no_more(client, raise_one, teacher):
    row = raise_one()
    client.force_login(teacher)
    assert client.post(page("difficulty_withdraw", row)).status_code == 302
    again = client.post(page("difficulty_withdraw", row), follow=True)
    assert "không làm được việc này" in again.content.decode()
    [ran] = clocks.of(row.referrals.get().pk)
    assert clocks.state(ran, now=NOW) is ClockState.CANCELLED


def test_before_it_is_sent_answers_there_are_are_shown(client, teacher, published_one):
    client.force_login(teacher)
    looked = client.post(NEW, SAID | {"do": "look", "office": ""})
    assert published_one.title in looked.content.decode()
    assert SAID["words"] in looked.content.decode()
    assert not Difficulty.objects.exists()
    empty = client.post(NEW, {})
    assert empty.status_code == 422
    assert GuidanceVersion.objects.count() == 1


def test_sent_twice_it_is_one(raise_one):
    assert raise_one() == raise_one()
    assert raise_one(words="Chuyện khác") != raise_one(now=NOW + timedelta(days=1))
    assert Difficulty.objects.count() == 3
