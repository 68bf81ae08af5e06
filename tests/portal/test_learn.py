"""A child's visit: choose an age, read, answer, see why; nothing is kept."""

import pytest
from django.test import Client
from django.utils import timezone

from khien.curriculum.actions import load_lessons
from khien.curriculum.choices import stories


@pytest.fixture
def lessons(db):
    load_lessons(timezone.now())


@pytest.mark.usefixtures("lessons")
def test_every_age_finds_its_lessons_and_stories(client):
    page = client.get("/hoc/").content.decode()
    for address in ("6-8", "9-11", "11-14", "15-17", "cha-me", "giao-vien"):
        assert f"/hoc/lua-tuoi/{address}/" in page
        assert client.get(f"/hoc/lua-tuoi/{address}/").content.count(b"l-card") > 0
    assert client.get("/hoc/lua-tuoi/99/").status_code == 404


@pytest.mark.usefixtures("lessons")
def test_answers_are_explained_and_leave_nothing_behind():
    client = Client(enforce_csrf_checks=True)
    asked = client.get("/hoc/bai/a1-s1/").content.decode()
    assert "nên chọn" not in asked
    answer = client.post("/hoc/bai/a1-s1/", {"c1": "1", "c2": "2", "c3": "x", "c4": "77"})
    told = answer.content.decode()
    assert "1 trên 5 câu" in told
    assert told.count("nên chọn") == 5
    assert "câu đã chọn" in told
    assert not answer.cookies
    nothing = client.post("/hoc/bai/a1-s1/", {}).content.decode()
    assert "Chưa chọn câu nào" in nothing
    assert "nên chọn" not in nothing


@pytest.mark.usefixtures("lessons")
def test_what_goes_with_a_lesson(client):
    slides = client.get("/hoc/bai/a3-s4/trinh-chieu/").content.decode()
    assert slides.count('class="s-slide"') > 15
    assert "Thước đo bốn câu hỏi" in client.get("/hoc/bai/a3-s4/day/").content.decode()
    picture = client.get("/hoc/bai/a3-s4/hinh.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert "default-src 'none'" in picture.headers["Content-Security-Policy"]
    assert client.get("/hoc/bai/a3-s4/nghe/").status_code == 404
    assert client.get("/hoc/bai/zz/hinh.svg").status_code == 404
    assert client.get("/hoc/bai/a3-s4/?tieng=mtq").status_code == 200
    assert client.get("/hoc/thoa-thuan/").status_code == 200


@pytest.mark.usefixtures("lessons")
def test_a_lesson_weighs_little(client):
    page = client.get("/hoc/bai/a4-s4/")
    picture = client.get("/hoc/bai/a4-s4/hinh.svg")
    assert len(page.content) + len(picture.content) < 60_000


@pytest.mark.parametrize("story", stories().values(), ids=lambda story: story.slug)
def test_a_story_is_walked_by_links_alone(client, story):
    address, seen = f"/hoc/neu-la-em/{story.slug}/", 0
    for key, scene in story.scenes.items():
        page = client.get(f"{address}{key}/").content.decode()
        assert all(f"{address}{choice.to}/" in page for choice in scene.choices)
        seen += not scene.choices
    assert seen >= 3
    assert client.get(address).status_code == 200
    assert client.get(f"{address}khong-co/").status_code == 404
