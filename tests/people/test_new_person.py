"""A new person: an account, a first duty, a link shown once; refusals beside their field."""

import time

import pytest

from khien.core.fold import alphabetical
from khien.directory.models import Function
from khien.people.models import Invitation, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NEW = "/lam-viec/nguoi-dung/them/"


@pytest.fixture
def boss(client, staff, sign_in, province_with_communes):
    user = staff(Role.ADMINISTRATOR)
    sign_in(user)
    just_said_password(client, user)
    return user


def just_said_password(client, user):
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def filled(**change):
    return {
        "full_name": "Hà Thị Mẫu",
        "username": "ha.thi.mau",
        "role": "commune_officer",
        "territory": "",
        "organisation": "",
    } | change


def test_the_link_is_shown_once_and_the_office_follows_from_the_function(
    client, boss, province_with_communes
):
    here = province_with_communes.communes[0]
    answer = client.post(NEW, filled(territory=str(here.pk)))
    user = User.objects.get(username="ha.thi.mau")
    assert answer["Location"] == f"/lam-viec/nguoi-dung/{user.pk}/loi-moi/"
    assert "/tai-khoan/loi-moi/" in client.get(answer["Location"]).text
    assert "/tai-khoan/loi-moi/" not in client.get(answer["Location"]).text
    duty = user.duties.get()
    assert duty.territory == here
    assert duty.organisation == province_with_communes.office(Function.CHILD_AFFAIRS, here)
    assert Invitation.objects.get().user == user
    assert not user.has_usable_password()


def test_a_link_of_one_person_is_not_shown_on_anothers_page(client, boss, province_with_communes):
    client.post(NEW, filled(territory=str(province_with_communes.province.pk)))
    assert "/tai-khoan/loi-moi/" not in client.get(f"/lam-viec/nguoi-dung/{boss.pk}/loi-moi/").text


def test_a_school_is_named_by_name_without_marks_or_by_code(client, boss, province_with_communes):
    school = province_with_communes.schools[0]
    for number, text in enumerate(("truong tieu hoc suoi ngoc", "98001001")):
        name = f"nguoi.{number}"
        client.post(NEW, filled(username=name, role="school_coordinator", organisation=text))
        assert User.objects.get(username=name).duties.get().organisation == school


def test_it_begins_with_the_role_and_then_asks_only_what_that_role_needs(client, boss):
    roles = client.get(NEW)
    assert all(f"?vai-tro={role}" in roles.text for role in Role)

    def asked(role):
        form = client.get(NEW, {"vai-tro": role}).context["form"]
        return {field.name: field.field.required for field in form if not field.is_hidden}

    assert asked("commune_officer") | {"organisation": None} == {
        "full_name": True,
        "username": True,
        "territory": True,
        "organisation": None,
    }
    assert "territory" not in asked("school_coordinator")
    assert asked("school_coordinator")["organisation"]
    assert "territory" not in asked("editor")


def test_no_mail_address_is_asked_for_because_no_mail_is_sent(client, boss):
    page = client.get(NEW, {"vai-tro": "editor"})
    assert "email" not in page.text


def test_communes_stand_by_name_whatever_kind_they_are(client, boss, province_with_communes):
    choices = client.get(NEW, {"vai-tro": "commune_officer"}).context["form"]["territory"]
    names = [label for value, label in choices.field.choices if value][1:]
    assert len(names) > 1
    assert names == sorted(names, key=alphabetical)


def test_a_school_half_remembered_is_offered_and_chosen(client, boss, province_with_communes):
    school, other = province_with_communes.schools[:2]
    said = filled(role="school_coordinator", organisation="tieu hoc ngoc")
    answer = client.post(NEW, filled(role="school_coordinator", organisation="truong"))
    assert answer.status_code == 422
    offered = dict(answer.context["form"].fields["which"].choices)
    assert {str(school.pk), str(other.pk)} <= offered.keys()
    assert " · " in offered[str(school.pk)]
    sent = filled(role="school_coordinator", organisation="truong", which=str(other.pk))
    assert client.post(NEW, sent).status_code == 302
    assert User.objects.get(username="ha.thi.mau").duties.get().organisation == other
    assert client.post(NEW, said | {"username": "nguoi.hai"}).status_code == 302
    assert User.objects.get(username="nguoi.hai").duties.get().organisation == school


def test_a_school_is_also_found_by_its_commune_and_no_other_office_is(
    client, boss, province_with_communes
):
    facility, commune = province_with_communes.facility, province_with_communes.communes[0]
    said = filled(role="school_coordinator", organisation="hoa mai suoi ngoc")
    assert client.post(NEW, said).status_code == 302
    assert User.objects.get(username="ha.thi.mau").duties.get().organisation == facility
    whole = filled(role="school_verifier", organisation="suoi ngoc", username="nguoi.hai")
    offered = client.post(NEW, whole).context["form"].fields["which"].choices
    committee = province_with_communes.office(Function.COMMUNE_COMMITTEE, commune)
    assert str(committee.pk) not in dict(offered)


def test_a_school_that_only_resembles_what_was_typed_is_asked_about(client, boss):
    said = filled(role="school_coordinator", organisation="truong tieu hoc suoi vang")
    answer = client.post(NEW, said)
    assert answer.status_code == 422
    assert len(answer.context["form"].fields["which"].choices) >= 1
    assert not User.objects.filter(username="ha.thi.mau").exists()


def test_a_choice_left_from_another_search_is_not_taken(client, boss, province_with_communes):
    school, other = province_with_communes.schools[:2]
    sent = filled(role="school_verifier", organisation="truong tieu hoc suoi ngoc")
    client.post(NEW, sent | {"which": str(other.pk)})
    assert User.objects.get(username="ha.thi.mau").duties.get().organisation == school


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"username": "Có Dấu", "role": "editor"}, "Chỉ dùng chữ thường không dấu"),
        ({"full_name": ""}, "Hãy điền mục này"),
        ({}, "Vai trò này cần một địa bàn"),
        ({"role": "school_verifier"}, "Vai trò này cần một trường, cơ sở"),
        ({"role": "school_verifier", "organisation": "không có"}, "Không có cơ quan, trường nào"),
        ({"role": "school_verifier", "organisation": "trường"}, "Hãy chọn một nơi trong danh sách"),
        ({"role": "boss_of_all"}, "có trong danh sách"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(client, boss, change, sentence):
    answer = client.post(NEW, filled(**change))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert User.objects.count() == 1
    assert not Invitation.objects.exists()


def test_a_name_already_taken_is_said(client, boss):
    answer = client.post(NEW, filled(username=boss.username, role="editor"))
    assert answer.status_code == 422
    assert "đã có người dùng" in answer.text


def test_what_is_sent_waits_until_the_password_is_said_again(client, staff, sign_in):
    user = staff(Role.ADMINISTRATOR)
    user.set_password("mot con trau an co non")
    user.save()
    sign_in(user)
    assert client.get(NEW).status_code == 200
    answer = client.post(NEW, filled(role="editor"))
    assert answer["Location"].startswith("/tai-khoan/nhap-lai-mat-khau/")
    assert not User.objects.filter(username="ha.thi.mau").exists()
    page = client.get(answer["Location"])
    assert "Xác nhận lại" in page.text
    answer = client.post(answer["Location"], {"password": "mot con trau an co non"})
    assert User.objects.filter(username="ha.thi.mau").exists()
    assert answer["Location"].endswith("/loi-moi/")


def test_who_has_to_say_the_password_again_finds_the_work_done_afterwards(
    client, boss, province_with_communes
):
    boss.set_password("mot cau dai de nho")
    boss.save(update_fields=["password"])
    client.force_login(boss)
    sent = filled(role="leader", territory=str(province_with_communes.province.pk))
    asked = client.post(f"{NEW}?vai-tro=leader", sent)
    assert asked["Location"].startswith("/tai-khoan/nhap-lai-mat-khau/")
    assert not User.objects.filter(username="ha.thi.mau").exists()
    done = client.post(asked["Location"], {"password": "mot cau dai de nho"})
    made = User.objects.get(username="ha.thi.mau")
    assert done["Location"] == f"/lam-viec/nguoi-dung/{made.pk}/loi-moi/"
