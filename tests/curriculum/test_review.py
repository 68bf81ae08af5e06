"""A version is in use after two people of different roles, none of them its author, let it."""

from dataclasses import replace

import pytest
from django.utils import timezone

from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.curriculum import queries
from khien.curriculum.actions import begin, load_lessons, review, save, start_lesson, submit
from khien.curriculum.actions import withdraw as take_out
from khien.curriculum.content import Content, empty
from khien.curriculum.models import LessonVersion, VersionState
from khien.people.roles import Role

NOW = timezone.now()


def mended(version, *, by, seen=None, **changes):
    content = replace(Content.of(version.content), **changes)
    return save(
        version.pk,
        content=content,
        strands=version.strands,
        picture=version.picture,
        seen=version.saved if seen is None else seen,
        by=by,
        now=NOW,
    )


def read_by(version, *readers):
    for reader in readers:
        state = review(version.pk, good=True, remark="", by=reader, now=NOW)
    return state


def test_two_readers_bring_it_into_use_and_replace_the_older_one(
    draft, author, editor, child_protection
):
    mended(draft, by=author, title="Em là ai?")
    submit(draft.pk, by=author, now=NOW)
    assert read_by(draft, editor) == VersionState.IN_REVIEW
    assert queries.cards()[0].title != "Em là ai?"
    assert read_by(draft, child_protection) == VersionState.PUBLISHED
    assert [card.title for card in queries.cards()] == ["Em là ai?"]
    states = dict(LessonVersion.objects.values_list("number", "state"))
    assert states == {1: VersionState.REPLACED, 2: VersionState.PUBLISHED}
    verbs = [entry.verb for entry in history(draft.lesson_id)]
    assert verbs[-4:] == ["LessonSubmitted", "LessonRead", "LessonRead", "LessonPublished"]


def test_neither_the_author_nor_two_of_one_role_nor_one_twice(draft, author, editor, staff):
    submit(draft.pk, by=author, now=NOW)
    review(draft.pk, good=True, remark="", by=editor, now=NOW)
    for reader, why in (
        (editor, "rồi"),
        (staff(Role.EDITOR), "cùng vai trò"),
        (author, "đã viết"),
    ):
        with pytest.raises(Refused, match=why):
            review(draft.pk, good=True, remark="", by=reader, now=NOW)


def test_sent_back_it_is_read_anew_by_both(draft, author, editor, child_protection):
    submit(draft.pk, by=author, now=NOW)
    review(draft.pk, good=True, remark="", by=editor, now=NOW)
    with pytest.raises(Refused):
        review(draft.pk, good=False, remark="Sửa.", by=child_protection, now=NOW)
    remark = "Câu 3 có hai đáp án đúng."
    assert review(draft.pk, good=False, remark=remark, by=child_protection, now=NOW) == "draft"
    submit(draft.pk, by=author, now=NOW)
    assert read_by(draft, child_protection) == VersionState.IN_REVIEW
    assert read_by(draft, editor) == VersionState.PUBLISHED


def test_what_is_not_whole_is_kept_and_not_sent_to_be_read(author, db):
    version = start_lesson(
        "moi", band="A2", strands=["S4"], content=empty("Bài mới"), by=author, now=NOW
    )
    version = mended(version, by=author, home="Kể cho bà nghe.")
    with pytest.raises(Refused):
        submit(version.pk, by=author, now=NOW)


def test_who_saves_over_somebody_else_is_told(draft, author, editor):
    mended(draft, by=editor, title="Của biên tập viên")
    with pytest.raises(Refused, match="vừa lưu"):
        mended(draft, by=author, title="Của giáo viên", seen=1)
    draft.refresh_from_db()
    assert draft.content["title"] == "Của biên tập viên"


def test_one_version_of_a_language_is_written_at_a_time(draft, author):
    with pytest.raises(Refused):
        begin(draft.lesson, language="vi", by=author, now=NOW)
    other = begin(draft.lesson, language="mtq", by=author, now=NOW)
    assert (other.language, other.number) == ("mtq", 1)
    assert other.content == draft.content


def test_taken_out_of_use_it_is_gone_from_every_list_and_its_reason_stays(lesson, editor, author):
    version = lesson.versions.get()
    with pytest.raises(Refused):
        take_out(version.pk, why="Vì.", by=editor, now=NOW)
    with pytest.raises(Refused):
        take_out(version.pk, why="Có một câu sai sự thật.", by=author, now=NOW)
    take_out(version.pk, why="Có một câu sai sự thật.", by=editor, now=NOW)
    assert queries.cards() == []
    assert queries.in_use(lesson.code) is None


def test_a_newer_shipped_text_replaces_ours_and_never_the_provinces(
    lesson, tmp_path, author, editor, child_protection
):
    path = tmp_path / "a1-s1.toml"
    load_lessons(NOW, folder=tmp_path)
    assert lesson.versions.count() == 1
    path.write_text(path.read_text("utf-8").replace("lớp Hai", "lớp Một"))
    load_lessons(NOW, folder=tmp_path)
    assert queries.in_use(lesson.code).number == 2
    own = begin(lesson, language="vi", by=author, now=NOW)
    submit(own.pk, by=author, now=NOW)
    read_by(own, editor, child_protection)
    path.write_text(path.read_text("utf-8").replace("lớp Một", "lớp Ba"))
    load_lessons(NOW, folder=tmp_path)
    assert queries.in_use(lesson.code).pk == own.pk
