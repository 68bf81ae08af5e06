"""The workbench as pages: what was typed is kept, what is wrong is said beside it."""

from itertools import count, islice

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from khien.core.ids import new_id
from khien.curriculum.actions import start_lesson, submit
from khien.curriculum.content import Content, empty
from khien.curriculum.forms.lesson import LessonForm, initial
from khien.curriculum.models import LessonVersion, VersionState


def address(version, page="version"):
    where = [version.lesson.code, version.language, version.number]
    return reverse(f"curriculum:{page}", args=where)


def typed(version, **changes):
    given = initial(
        Content.of(version.content),
        strands=version.strands,
        picture=version.picture,
        saved=version.saved,
    )
    return given | changes


def test_a_lesson_goes_through_its_form_unchanged(draft):
    form = LessonForm(typed(draft))
    assert form.is_valid(), form.errors
    assert form.content() == Content.of(draft.content)


def test_a_new_lesson_is_begun_written_and_sent(author, sign_in, lesson):
    client = sign_in(author)
    first = {"title": "Bài của trường", "band": "A1", "strand": "S1", "code": "truong-em"}
    client.post(reverse("curriculum:new"), first)
    version = LessonVersion.objects.get(lesson__code="truong-em")
    page = client.get(address(version, "write")).content.decode()
    assert "Trước khi gửi đọc duyệt, còn cần" in page
    whole = typed(lesson.versions.get(), title="Bài của trường", saved=version.saved)
    assert client.post(address(version, "write"), whole).status_code == 302
    page = client.get(address(version, "write")).content.decode()
    assert "Bài đã đủ" in page
    client.post(address(version, "submit"))
    version.refresh_from_db()
    assert version.state == VersionState.IN_REVIEW
    assert client.post(reverse("curriculum:new"), first).status_code == 422
    assert client.post(reverse("curriculum:new"), first | {"code": "Bài 1"}).status_code == 422


def test_what_was_typed_stays_where_it_cannot_be_saved(draft, author, sign_in):
    client = sign_in(author)
    sent = typed(draft, picture="<svg><script/></svg>", home="Việc ở nhà vừa viết.")
    answer = client.post(address(draft, "write"), sent)
    assert answer.status_code == 422
    assert "Việc ở nhà vừa viết." in answer.content.decode()


def test_saved_in_two_windows_it_is_asked_about_once(draft, author, sign_in):
    client, url = sign_in(author), address(draft, "write")
    client.post(url, typed(draft, home="Từ cửa sổ kia."))
    asked = client.post(url, typed(draft, home="Từ cửa sổ này."))
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Có người vừa lưu bài này" in page
    assert "Saved –" not in page
    draft.refresh_from_db()
    assert asked.context["form"]["saved"].value() == str(draft.saved)
    again = typed(draft, home=asked.context["form"]["home"].value())
    assert client.post(url, again).status_code == 302
    draft.refresh_from_db()
    assert draft.content["home"] == "Từ cửa sổ này."


def test_readers_see_the_whole_and_say_what_they_think(draft, author, editor, sign_in):
    submit(draft.pk, by=author, now=timezone.now())
    client = sign_in(editor)
    assert "Na và chú gấu xanh" in client.get(address(draft)).content.decode()
    answer = client.post(address(draft), {"verdict": "back", "remark": ""})
    assert answer.status_code == 422
    client.post(address(draft), {"verdict": "back", "remark": "Câu ba khó quá với lớp Hai."})
    draft.refresh_from_db()
    assert draft.state == VersionState.DRAFT


def test_the_list_the_lesson_and_the_withdrawal(lesson, editor, sign_in):
    client = sign_in(editor)
    page = client.get(reverse("curriculum:lessons")).content.decode()
    assert "Em là ai ở ngoài và trên màn hình" in page
    assert "Không có bài nào khớp" in client.get("/lam-viec/bai-hoc/?cho=A4").content.decode()
    assert client.get(reverse("curriculum:lesson", args=["a1-s1"])).status_code == 200
    assert client.get(reverse("curriculum:lesson", args=["khong-co"])).status_code == 404
    version = lesson.versions.get()
    client.post(address(version, "withdraw"), {"why": "Có một câu sai sự thật."})
    assert client.get("/hoc/bai/a1-s1/").status_code == 404


def test_a_recording_is_heard_once_the_version_is_in_use(draft, author, sign_in):
    client = sign_in(author)
    wrong = SimpleUploadedFile("a.mp3", b"<html>")
    assert client.post(address(draft, "sound"), {"sound": wrong}).status_code == 422
    right = SimpleUploadedFile("a.mp3", b"ID3" + bytes(100))
    assert client.post(address(draft, "sound"), {"sound": right}).status_code == 302
    assert client.get("/hoc/bai/a1-s1/nghe/").status_code == 404
    LessonVersion.objects.exclude(pk=draft.pk).update(state=VersionState.REPLACED)
    LessonVersion.objects.filter(pk=draft.pk).update(state=VersionState.PUBLISHED)
    heard = client.get("/hoc/bai/a1-s1/nghe/")
    assert (heard.headers["Content-Type"], len(heard.content)) == ("audio/mpeg", 103)


def test_the_list_asks_as_often_for_many(lesson, editor, sign_in, costs_the_same):
    client, numbers = sign_in(editor), count(1)

    def grow():
        for number in islice(numbers, 5):
            start_lesson(
                f"bai-{number}",
                band="A1",
                strands=["S1"],
                content=empty("Bài thử"),
                by=editor,
                now=timezone.now(),
            )

    costs_the_same(
        "curriculum/lessons.html", lambda: client.get(reverse("curriculum:lessons")), grow, most=9
    )


def test_a_lesson_asks_as_often_for_many_versions(lesson, editor, sign_in, costs_the_same):
    client, numbers = sign_in(editor), count(2)

    def grow():
        for number in islice(numbers, 5):
            version = lesson.versions.first()
            version.pk, version.number, version.written_by = new_id(), number, editor
            version.state = VersionState.REPLACED
            version.save(force_insert=True)

    page = reverse("curriculum:lesson", args=[lesson.code])
    costs_the_same("curriculum/lesson.html", lambda: client.get(page), grow, most=10)
