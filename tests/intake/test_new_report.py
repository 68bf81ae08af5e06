"""A counsellor takes a report while somebody calls, and gives them the code."""

import pytest
from django.urls import reverse

from desk_cases import contact_by
from khien.intake.actions.desk_rules import load_shipped
from khien.intake.categories import KIND_OF, SHIPPED
from khien.intake.models import Channel, ContactCategory, Report
from khien.intake.queries.report import by_code
from khien.people.roles import Role

NEW = reverse("intake:new_report")
TYPED = {
    "key": "tong-dai-0001-0001",
    "what_happened": "Em gái gọi, nói có người dọa đăng ảnh.",
    "danger_now": "unknown",
    "offender_near": "unknown",
    "door": "teen",
    "code_style": "digits",
    "contact_safe": "unknown",
}


@pytest.fixture
def counsellor(sign_in, staff, province):
    return sign_in(staff(Role.COUNSELLOR))


def code_in(answer):
    return answer.context["sent"].code


def test_the_caller_gets_a_code_that_opens_the_report(counsellor, province):
    said = TYPED | {
        "kinds": ["extortion"],
        "commune": str(province.communes[0].pk),
        "handles": "@nick.la\n@nick.khac",
        "child_age": "13",
        "asks_for_support": "on",
        "asked_by": "child",
    }
    answer = counsellor.post(NEW, said)
    assert answer.status_code == 200
    found = by_code(code_in(answer))
    assert found.channel == Channel.HOTLINE
    assert (found.priority, found.child_age, found.kinds) == ("red", 13, ["extortion"])
    assert found.identifiers.count() == 2
    assert found.support_requests.get().asked_by == "child"
    assert found.contact_safe is None
    assert "Mở tin" not in answer.content.decode()


def test_the_form_sent_twice_makes_one_report_with_the_same_code(counsellor):
    first, second = counsellor.post(NEW, TYPED), counsellor.post(NEW, TYPED)
    assert code_in(first) == code_in(second)
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"what_happened": ""}, "Hãy viết vài chữ"),
        ({"child_age": "-3"}, "child_age"),
        ({"happened": "31/02/2026"}, "Không có ngày này"),
        ({"handles": "x\n" * 21}, "Nhiều nhất 20 dòng"),
        ({"what_happened": "a" * 20_001}, "20.000"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(counsellor, wrong, sentence):
    answer = counsellor.post(NEW, TYPED | {"platform": "nhóm trò chơi"} | wrong)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert sentence in shown
    assert "nhóm trò chơi" in shown
    assert not Report.objects.exists()


def test_only_who_may_record_opens_the_form(sign_in, staff, province):
    assert sign_in(staff(Role.LEADER)).get(NEW).status_code == 403


def test_the_empty_form_opens(counsellor):
    assert counsellor.get(NEW).status_code == 200


def test_a_report_made_of_a_contact_takes_its_words_along_and_is_tied_to_it(
    sign_in, staff, province
):
    user = staff(Role.COUNSELLOR)
    call = contact_by(user, notes="Bị dọa.", caller_is="child", child_age=9, kind="report")
    client, address = sign_in(user), f"{NEW}?lien-he={call.pk}"
    form = client.get(address).context["form"]
    assert (form["what_happened"].value(), form["door"].value()) == ("Bị dọa.", "child")
    answer = client.post(address, TYPED)
    assert call.links.get().report == by_code(code_in(answer))
    assert call.links.get().by_code
    shown = client.get(reverse("intake:contact", args=[call.pk])).content.decode()
    assert "Làm thay người gọi" in shown


@pytest.mark.parametrize(
    ("named", "kinds"),
    [("Người lạ dụ dỗ, hẹn gặp", ["grooming"]), ("Bị bắt nạt, đe dọa", [])],
)
def test_what_a_contact_was_about_goes_along_as_far_as_it_is_a_kind_of_harm(
    sign_in, staff, province, named, kinds
):
    load_shipped()
    user = staff(Role.COUNSELLOR)
    about = ContactCategory.objects.get(name=named)
    call = contact_by(user, notes="Bị rủ.", kind="report", category_id=about.pk)
    form = sign_in(user).get(f"{NEW}?lien-he={call.pk}").context["form"]
    assert form["kinds"].value() == kinds
    assert named in form["kinds"].help_text


def test_every_category_that_tells_a_kind_is_one_that_ships():
    assert set(KIND_OF) <= {leaf for branch in SHIPPED for leaf in branch.leaves}


def test_an_unknown_caller_stays_unknown(sign_in, staff, province):
    user = staff(Role.COUNSELLOR)
    call = contact_by(user, notes="Bị dọa.", kind="report")
    client, address = sign_in(user), f"{NEW}?lien-he={call.pk}"
    door = client.get(address).context["form"]["door"].value()
    assert door == "unknown"
    found = by_code(code_in(client.post(address, TYPED | {"door": door})))
    assert found.get_door_display() == "chưa rõ"


@pytest.mark.parametrize("written", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_contact_that_is_not_ones_own_is_ignored(counsellor, written):
    assert counsellor.get(NEW, {"lien-he": written}).status_code == 200
