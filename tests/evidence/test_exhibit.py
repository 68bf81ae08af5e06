"""The page of one exhibit, its blurred picture, and the two ways to open it."""

import io

import pytest
from django.db import connection
from django.urls import reverse
from PIL import Image

from fixtures_evidence import HOLDER, OTHER, pdf, picture, receive
from khien.evidence import access, queries, store
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


def test_the_blurred_picture_is_grey_and_no_step(police):
    exhibit = receive(picture())
    answer = police.get(address("preview", exhibit))
    assert Image.open(io.BytesIO(answer.content)).mode == "L"
    assert kinds(exhibit) == ["received"]


def test_a_clear_look_is_a_step_with_a_name(police):
    exhibit = receive(picture("PNG"))
    answer = police.post(address("look", exhibit))
    assert Image.open(io.BytesIO(body(answer))).size == (240, 160)
    assert answer["Content-Type"] == "image/png"
    assert kinds(exhibit) == ["received", "viewed"]
    assert "Cán Bộ Số" in police.get(address("exhibit", exhibit)).content.decode()


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


@pytest.mark.parametrize(("name", "content"), [("look", picture()), ("download", b"chao")])
def test_what_is_opened_can_do_nothing_in_the_browser(police, name, content):
    answer = police.post(address(name, receive(content)))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert answer["Cache-Control"] == "private, no-store"
    body(answer)


NAMES = ["exhibit", "preview", "look", "download"]


def call(client, name, exhibit):
    method = client.post if name in {"look", "download"} else client.get
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
        lambda: [body(police.post(address("look", exhibit))) for _ in range(5)],
        most=14,
    )
