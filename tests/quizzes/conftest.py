"""A school with its teacher, an editor with a bank of one question of each kind, a class."""

import pytest
from django.utils import timezone

from fixtures_learning import NOW
from fixtures_quizzes import EVERY
from khien.curriculum.models import Band
from khien.people.roles import Role
from khien.quizzes.actions import bank as banks
from khien.quizzes.actions import quizzes
from khien.quizzes.actions.quizzes import Recipe
from khien.quizzes.models import Moment


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def school(province_with_communes):
    return province_with_communes.schools[0]


@pytest.fixture
def teacher(staff, school):
    return staff(Role.SCHOOL_COORDINATOR, organisation=school)


@pytest.fixture
def editor(staff):
    return staff(Role.EDITOR)


@pytest.fixture
def bank(editor):
    made = banks.make_bank("Câu hỏi của tỉnh", by=editor, now=NOW)
    banks.take_over(made, EVERY, form="table", by=editor, now=NOW)
    return made


@pytest.fixture
def quiz(bank, school, teacher):
    recipe = Recipe("An toàn trên mạng", Band.A2, {"S9": len(EVERY)}, 60, seed=7)
    return quizzes.make_quiz(school.pk, recipe, by=teacher, now=NOW)


@pytest.fixture
def open_class(quiz, teacher):
    def open_class(class_name="4A", moment=Moment.ONCE):
        return quizzes.open_for_class(
            quiz, class_name=class_name, moment=moment, by=teacher, now=NOW
        )

    return open_class


@pytest.fixture
def opened(open_class):
    return open_class()
