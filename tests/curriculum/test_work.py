"""Who has to mend or to read a lesson finds it on their own list, until it is done."""

from django.utils import timezone

from khien.curriculum.actions import review, submit
from khien.curriculum.work import items

NOW = timezone.now()


def told(user):
    return [item.text for item in items(user, NOW)]


def test_readers_are_told_once_and_the_author_when_it_comes_back(
    draft, author, editor, child_protection
):
    assert told(author) == told(editor) == []
    submit(draft.pk, by=author, now=NOW)
    assert told(editor) == told(child_protection) == ["1 bài học chờ đọc duyệt"]
    review(draft.pk, good=True, remark="", by=editor, now=NOW)
    assert told(editor) == []
    review(draft.pk, good=False, remark="Câu ba khó quá.", by=child_protection, now=NOW)
    assert told(author) == ["Bài học a1-s1: sửa theo nhận xét của người đọc"]
    assert told(child_protection) == []
    submit(draft.pk, by=author, now=timezone.now())
    assert told(author) == []
    assert told(editor) == ["1 bài học chờ đọc duyệt"]
