"""An author, and readers in two roles."""

import pytest
from django.utils import timezone

from khien.curriculum.actions import begin, load_lessons
from khien.curriculum.actions.ship import DATA
from khien.curriculum.content import read
from khien.curriculum.models import Lesson
from khien.people.roles import Role


@pytest.fixture
def given():
    """A whole lesson as it ships."""
    return read("a1-s1", (DATA / "lessons" / "a1-s1.toml").read_text("utf-8"))


@pytest.fixture
def lesson(db, tmp_path):
    """In use, as it ships."""
    for ending in ("toml", "svg"):
        text = (DATA / "lessons" / f"a1-s1.{ending}").read_text("utf-8")
        (tmp_path / f"a1-s1.{ending}").write_text(text)
    load_lessons(timezone.now(), folder=tmp_path)
    return Lesson.objects.get()


@pytest.fixture
def author(staff):
    return staff(Role.SCHOOL_COORDINATOR)


@pytest.fixture
def editor(staff):
    return staff(Role.EDITOR)


@pytest.fixture
def child_protection(staff):
    return staff(Role.CASE_MANAGER)


@pytest.fixture
def draft(lesson, author):
    return begin(lesson, language="vi", by=author, now=timezone.now())
