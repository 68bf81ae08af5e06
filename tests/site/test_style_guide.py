"""The page that shows every component: for administrators, complete, free of inline code."""

import re
from pathlib import Path

import pytest

from khien.people.roles import Role

COTTON = Path(__file__).resolve().parents[2] / "src/khien/site/templates/cotton"
INSIDE_OTHERS = {"mark", "field_words", "picture", "icon", "logo", "crumbs"}
GUIDE = COTTON.parent / "khien/style_guide.html"


@pytest.mark.parametrize("name", sorted(p.stem for p in COTTON.glob("*.html")))
def test_every_component_is_shown(name):
    if name not in INSIDE_OTHERS:
        assert f"<c-{name.replace('_', '-')}" in GUIDE.read_text()


def test_an_administrator_sees_it(staff, sign_in):
    response = sign_in(staff(Role.ADMINISTRATOR)).get("/lam-viec/giao-dien/")
    assert response.status_code == 200
    assert "Khẩn cấp" in response.content.decode()


def test_others_do_not(staff, sign_in):
    assert sign_in(staff(Role.COUNSELLOR)).get("/lam-viec/giao-dien/").status_code == 403


def test_the_frame_names_the_person_and_their_roles(staff, sign_in):
    user = staff(Role.ADMINISTRATOR)
    text = sign_in(user).get("/lam-viec/giao-dien/").content.decode()
    assert user.full_name in text
    assert Role.ADMINISTRATOR.label in text
    assert "DỮ LIỆU MẪU" not in text


def test_no_id_is_used_twice(staff, sign_in):
    text = sign_in(staff(Role.ADMINISTRATOR)).get("/lam-viec/giao-dien/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted(set(ids)) == sorted(ids)


def test_it_asks_the_database_for_nothing_but_the_person(
    staff, sign_in, django_assert_max_num_queries
):
    client = sign_in(staff(Role.ADMINISTRATOR))
    client.get("/lam-viec/giao-dien/")  # begins the session
    with django_assert_max_num_queries(7):
        client.get("/lam-viec/giao-dien/")
