"""Guidance: written from an answer, published by a second person, found by anybody's words."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import difficulties, guidance
from khien.coordination.actions.difficulties import Decision
from khien.coordination.actions.guidance import Said
from khien.coordination.models import GuidanceVersion
from khien.coordination.queries.guidance import near, published
from khien.core.refusal import Refused

LIST = reverse("coordination:guidances")
SAID = {
    "title": "Buổi học ghép lớp",
    "kind": "skill",
    "reader": "school",
    "question": "Hai lớp học chung thì ghi mấy buổi?",
    "answer": "Ghi cho từng lớp.",
}


def page(name, row):
    return reverse(f"coordination:{name}", args=[row.pk])


def test_an_answer_becomes_guidance_that_answers_the_next(
    client, raise_one, education, works_at, health, teacher
):
    first = raise_one()
    difficulties.answer(first, Decision("explained", "Ghi cho từng lớp."), by=education, now=NOW)
    client.force_login(education)
    new = f"{reverse('coordination:guidance_new')}?tu={first.pk}"
    assert "Ghi cho từng lớp." in client.get(new).content.decode()
    office = next(iter(education.scope("guidance_publish").organisations))
    assert client.post(new, SAID | {"office": str(office)}).status_code == 302
    version = GuidanceVersion.objects.get()
    assert version.guidance.difficulty == first
    own = client.post(page("guidance_publish", version), {"seen": "1"}, follow=True)
    assert "Người soạn không tự công bố" in own.content.decode()

    client.force_login(teacher)
    assert client.get(page("guidance", version)).status_code == 404, "a draft"
    client.force_login(health)
    stale = client.post(page("guidance_publish", version), {"seen": "0"}, follow=True)
    assert "Có người vừa thay đổi" in stale.content.decode()
    assert client.post(page("guidance_publish", version), {"seen": "1"}).status_code == 302
    second = raise_one(title="Ghép ba lớp")
    version.refresh_from_db()
    answer = difficulties.answer(
        second, Decision("explained", guidance=version), by=education, now=NOW
    )
    assert answer.guidance == version
    client.force_login(teacher)
    assert "đã dùng để trả lời 1 vướng mắc" in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ghép lớp", True),
        ("ghep lop", True),
        ("GHÉP", True),
        ("lop chung", True),
        ("ghép trường", False),
        ("' | & ! :* <->", True),  # no word: everything
        ("x" * 500, False),
    ],
)
def test_it_is_found_with_and_without_marks(published_one, asked, found):
    assert bool(list(published(search=asked))) is found


def test_what_is_near_shares_words_that_say_something(published_one, publish):
    publish(title="Thiết bị mạng của trường", question="Ai trả tiền?", answer="Ngân sách.")
    assert [row.title for row in near("Lớp ghép thì tính buổi thế nào?")] == [published_one.title]
    assert near("thì là mà của và") == []


def test_a_new_version_takes_the_place_of_the_old_in_one_moment(
    client, published_one, health, education
):
    client.force_login(health)
    revise = reverse("coordination:guidance_revise", args=[published_one.guidance_id])
    changed = SAID | {"answer": "Ghi một buổi, chọn cả hai lớp."}
    assert client.post(revise, changed).status_code == 302
    draft = GuidanceVersion.objects.get(published_at=None)
    assert list(published()) == [published_one], "the old one holds meanwhile"
    with pytest.raises(Refused, match="vừa thay đổi"):
        guidance.revise(draft.guidance, Said(**changed), by=education, now=NOW, seen=9)
    guidance.publish(draft, by=education, now=NOW)
    assert list(published()) == [draft]
    guidance.withdraw(draft, why="Quy định mới", by=education, now=NOW)
    assert list(published()) == []
    with pytest.raises(Refused, match="không còn dùng"):
        guidance.withdraw(draft, why="Lần nữa", by=education, now=NOW)
    assert "không còn dùng" in client.get(page("guidance", draft)).content.decode()


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    client, teacher, publish, costs_the_same
):
    def grow():
        for number in range(5):
            publish(title=f"Hướng dẫn mẫu {number}")

    client.force_login(teacher)
    costs_the_same("coordination/guidances.html", lambda: client.get(LIST), grow, most=12)
