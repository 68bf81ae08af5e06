"""The page of one exhibit, its blurred picture, and the two ways to open it."""

import io

import pytest
from django.db import connection
from django.urls import reverse
from PIL import Image

from fixtures_evidence import HOLDER, NOW, OTHER, pdf, picture, receive
from khien.core.actors import SYSTEM
from khien.evidence import access, actions, queries, store
from khien.evidence.models import HolderKind
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def room_above(monkeypatch):
    """As the room above does at its start: the holder HOLDER may be seen, no other."""
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda user, holder: holder == HOLDER)


@pytest.fixture
def police(staff, sign_in, room_above):
    return sign_in(staff(Role.CYBER_POLICE))


def address(name, exhibit):
    return reverse(f"evidence:{name}", args=[exhibit.pk])


def body(answer):
    return b"".join(answer.streaming_content)


def kinds(exhibit):
    return [step.kind for step in queries.custody(exhibit)]


def test_the_page_tells_what_it_is_and_shows_no_more_than_a_blur(police):
    exhibit = receive(picture(), "<b>anh.jpg", origin="Ảnh chụp <màn hình>")
    page = police.get(address("exhibit", exhibit)).content.decode()
    assert "Ảnh chụp &lt;màn hình&gt;" in page
    assert "_b_anh.jpg" in page
    assert "Chuỗi còn nguyên vẹn" in page
    assert bytes(exhibit.sha256).hex() in page
    assert kinds(exhibit) == ["received"]


def test_it_leads_to_its_holder_where_the_person_may_open_it(staff, sign_in, monkeypatch):
    exhibit = receive(picture(), "anh.jpg")
    client = sign_in(staff(Role.CYBER_POLICE))

    def page(holder):
        monkeypatch.setattr(access, "_registered", {})
        access.register(HolderKind.REPORT, lambda _user, _holder: True, holder=holder)
        return client.get(address("exhibit", exhibit)).content.decode()

    there = f"{reverse('intake:queue')}?day"
    assert page(lambda _holder: access.Holder("TB-26-7", there)).count(f'href="{there}"') == 2
    assert "TB-26-7" not in page(None)
    monkeypatch.setattr(access, "_registered", {})
    assert access.holder_of(None, exhibit) is None


def test_the_blurred_picture_is_grey_and_no_step(police):
    exhibit = receive(picture())
    answer = police.get(address("preview", exhibit))
    assert Image.open(io.BytesIO(answer.content)).mode == "L"
    assert kinds(exhibit) == ["received"]


@pytest.mark.parametrize("name", ["look", "download"])
def test_opening_takes_a_deliberate_act_never_a_link(police, name):
    exhibit = receive(picture())
    assert police.get(address(name, exhibit)).status_code == 405
    assert kinds(exhibit) == ["received"]


def test_other_files_leave_as_files_and_are_never_shown_in_a_page(police):
    exhibit = receive(pdf(), "đơn tố cáo.pdf")
    assert police.post(address("look", exhibit)).status_code == 404
    answer = police.post(address("download", exhibit))
    assert body(answer) == pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="chung-cu-1.pdf"'
    assert kinds(exhibit) == ["received", "copied"]


def test_what_is_opened_can_do_nothing_in_the_browser(police):
    exhibit, other = receive(picture()), receive(b"chao")
    police.post(address("look", exhibit))
    for answer in (police.get(address("clear", exhibit)), police.post(address("download", other))):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox;")
        assert answer["Cache-Control"] == "private, no-store"
        body(answer)


NAMES = ["exhibit", "preview", "look", "looking", "clear", "rest", "hand_on", "download"]


def call(client, name, exhibit):
    method = client.post if name in {"look", "download", "rest"} else client.get
    return method(address(name, exhibit)).status_code


@pytest.mark.parametrize("name", NAMES)
def test_an_exhibit_of_a_holder_one_may_not_see_is_not_there(police, name):
    exhibit = receive(picture(), holder=OTHER)
    assert call(police, name, exhibit) == 404
    assert kinds(exhibit) == ["received"]


@pytest.mark.parametrize("name", NAMES)
def test_where_no_room_decides_nobody_sees(police, name):
    assert call(police, name, receive(picture(), kind=HolderKind.CASE)) == 404


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR, Role.EDITOR])
def test_without_the_permission_nobody_sees(staff, sign_in, room_above, role, name):
    assert call(sign_in(staff(role)), name, receive(picture())) == 403


def test_broken_custody_is_said_on_the_page(police):
    exhibit = receive(pdf())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE evidence_exhibitstep DISABLE TRIGGER USER")
        cursor.execute("UPDATE evidence_exhibitstep SET actor_key = 'user:x'")
    page = police.get(address("exhibit", exhibit)).content.decode()
    assert "Bước lưu giữ số 1 đã bị sửa." in page
    assert "Chuỗi còn nguyên vẹn" not in page


@pytest.mark.parametrize("content", [picture(), pdf()])
def test_a_lost_file_is_said_and_leaves_no_false_step(police, content):
    exhibit = receive(content)
    store.remove(exhibit.path, exhibit.preview_path)
    assert "Không còn tệp để mở" in police.get(address("exhibit", exhibit)).content.decode()
    name = "look" if content != pdf() else "download"
    assert police.post(address(name, exhibit)).url == address("exhibit", exhibit)
    assert kinds(exhibit) == ["received"]


def test_the_number_of_queries_does_not_grow_with_the_steps(police, costs_the_same):
    exhibit = receive(picture())
    costs_the_same(
        "evidence/exhibit.html",
        lambda: police.get(address("exhibit", exhibit)),
        lambda: [police.post(address("look", exhibit)) for _ in range(5)],
        most=19,  # with what was proposed to a bank
    )


@pytest.fixture
def worker(staff, sign_in, monkeypatch):
    """Works on HOLDER: may add files there, and give them back."""
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True, check_can_add=lambda _user, _holder: None)
    return sign_in(staff(Role.CYBER_POLICE))


BACK = {"to": "Bà Lò Thị Mẫu, mẹ của em", "why": "Đã sao lưu, gia đình cần điện thoại."}


def test_given_back_the_chain_says_who_to_whom_and_why(worker):
    exhibit = receive(picture())
    assert worker.post(address("release", exhibit), BACK).status_code == 302
    page = worker.get(address("exhibit", exhibit)).content.decode()
    assert BACK["to"] in page
    assert BACK["why"] in page
    assert "Chuỗi còn nguyên vẹn" in page
    assert kinds(exhibit) == ["received", "released"]
    step = queries.custody(exhibit)[-1]
    assert step.detail == str(step.release.pk)


def test_neither_name_nor_reason_lies_open_in_the_rows(worker):
    exhibit = receive(picture())
    worker.post(address("release", exhibit), BACK)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM evidence_release r")
        (stored,) = cursor.fetchone()
    for word in BACK.values():
        assert word not in stored
        assert word.encode().hex() not in stored


@pytest.mark.parametrize(("field", "typed"), [("to", ""), ("why", "  ")])
def test_without_whom_or_why_nothing_is_given_back(worker, field, typed):
    exhibit = receive(picture())
    answer = worker.post(address("release", exhibit), BACK | {field: typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert kinds(exhibit) == ["received"]


def test_who_may_only_look_gives_nothing_back(police):
    exhibit = receive(picture())
    assert "Trả lại chứng cứ" not in police.get(address("exhibit", exhibit)).content.decode()
    assert police.post(address("release", exhibit), BACK).status_code == 422
    assert kinds(exhibit) == ["received"]


def test_what_was_destroyed_is_not_given_back(worker):
    exhibit = receive(picture())
    actions.destroy(exhibit, why="retention", by=SYSTEM, now=NOW)
    assert worker.post(address("release", exhibit), BACK).status_code == 422
    assert kinds(exhibit) == ["received", "destroyed"]
