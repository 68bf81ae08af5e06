"""A class of the sample school takes a quiz before and after its lessons, and is certified."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4

from khien.certificates import actions as certificates
from khien.certificates.actions import Said
from khien.curriculum.models import Band, Strand
from khien.people.models import User
from khien.quizzes.actions import quizzes, taking
from khien.quizzes.actions.quizzes import Recipe
from khien.quizzes.models import ClassQuiz, Moment
from khien.quizzes.queries import answers

_PUPILS = 28
_KNOWN_BEFORE, _KNOWN_AFTER = 0.5, 0.8
_WANTS_TO_TALK = 11  # the number of one of them
_COUNTS = {Strand.PRIVACY.value: 3, Strand.TELLING.value: 4}
_PAPER = Said("Chương trình mẫu An toàn trên mạng, lớp 4", "Học đủ 5 bài mẫu.", "Hiệu trưởng (mẫu)")


def take_quizzes(school: UUID, teacher: User, random: Random, *, now: datetime) -> int:
    """How many papers were sent."""
    recipe = Recipe("Mạng an toàn, lớp 4 (mẫu)", Band.A2, _COUNTS, 60, seed=_PUPILS)
    quiz = quizzes.make_quiz(school, recipe, by=teacher, now=now)
    earlier = now - timedelta(hours=2)
    before = quizzes.open_for_class(
        quiz, class_name="4A", moment=Moment.BEFORE, by=teacher, now=earlier
    )
    sent = _answer(before, _KNOWN_BEFORE, random, now=earlier)
    after = quizzes.open_again_after(before, by=teacher, now=now)
    sent += _answer(after, _KNOWN_AFTER, random, now=now)
    names = [f"Học Sinh Mẫu {number}" for number in range(1, 6)]
    certificates.issue(school, _PAPER, names=names, sent_key=uuid4(), by=teacher, now=now)
    return sent


def _answer(opened: ClassQuiz, known: float, random: Random, *, now: datetime) -> int:
    asked = answers.asked(opened)
    for seat in range(1, _PUPILS + 1):
        attempt = taking.begin(opened, seat=seat, now=now)
        said = {
            shown.version: item.key if random.random() < known else (len(item.options) - 1,)
            for shown, item in asked
        }
        wants = seat == _WANTS_TO_TALK
        taking.submit(attempt.pk, said, wants_to_talk=wants, now=now)
    return _PUPILS
