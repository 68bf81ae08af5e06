"""What the child said, and how the child speaks."""

import pytest
from django.urls import reverse

from khien.support.models import ChildProfile, ChildWords
from people_around import DAY

pytestmark = pytest.mark.usefixtures("this_morning")
WORDS = {"words": "Em không muốn về nhà tối nay.", "said_on": DAY, "setting": "Ở phòng y tế"}


def url(name, case, *more):
    return reverse(f"support:{name}", args=[case.pk, *more])


def test_the_childs_words_stand_on_the_page_as_they_were_said(sign_in, officer, case):
    client = sign_in(officer)
    assert client.post(url("hear", case), WORDS).status_code == 302
    page = client.get(url("case", case)).content.decode()
    assert "Em không muốn về nhà tối nay." in page
    assert "Ở phòng y tế" in page


@pytest.mark.parametrize(
    ("said", "field"), [({"words": " "}, "words"), ({"said_on": "2027-01-01"}, "said_on")]
)
def test_words_need_to_be_words_and_said_by_now(sign_in, officer, case, said, field):
    answer = sign_in(officer).post(url("hear", case), WORDS | said)
    assert list(answer.context["form"].errors) == [field]
    assert not ChildWords.objects.exists()


def test_the_same_words_pressed_twice_stand_once(sign_in, officer, case):
    client = sign_in(officer)
    client.post(url("hear", case), WORDS)
    assert client.post(url("hear", case), WORDS).status_code == 422
    assert ChildWords.objects.count() == 1


def test_language_interpreter_and_disability_are_told_to_whoever_meets_the_child(
    sign_in, officer, chair, case
):
    said = {
        "seen": 0,
        "languages": "Mường, ít tiếng Việt",
        "needs_interpreter": "on",
        "difficulties": ["hearing", "speaking"],
        "disability": "Nghe kém tai trái",
        "what_helps": "Có bà ngồi cạnh",
    }
    assert sign_in(officer).post(url("profile", case), said).status_code == 302
    page = sign_in(chair).get(url("case", case)).content.decode()
    for words in ("Mường", "cần người phiên dịch", "nghe, nói, diễn đạt", "Có bà ngồi cạnh"):
        assert words in page


def test_who_saves_second_is_told_and_keeps_what_they_typed(sign_in, officer, case):
    client = sign_in(officer)
    client.post(url("profile", case), {"seen": 0, "languages": "Mường"})
    late = client.post(url("profile", case), {"seen": 0, "languages": "Dao"})
    assert late.status_code == 409
    form = late.context["form"]
    assert form["languages"].value() == "Dao"
    again = {"seen": form["seen"].value(), "languages": "Dao"}
    assert client.post(url("profile", case), again).status_code == 302
    assert ChildProfile.objects.get().said["languages"] == "Dao"


@pytest.mark.parametrize("name", ["hear", "profile", "tie", "another_child"])
def test_only_the_communes_officer_reaches_these_pages(sign_in, neighbour, chair, case, name):
    assert sign_in(neighbour).get(url(name, case)).status_code == 404
    assert sign_in(chair).get(url(name, case)).status_code == 403
