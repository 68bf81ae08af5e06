"""Banks: writing a question, its versions, files, and what the figures say of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fixtures_learning import NOW
from fixtures_quizzes import EVERY, written
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.curriculum.actions import load_lessons
from khien.curriculum.models import LessonVersion, VersionState
from khien.quizzes.actions import bank as actions
from khien.quizzes.actions import taking
from khien.quizzes.actions.lessons import follow_lessons
from khien.quizzes.exchange import gift
from khien.quizzes.items import Kind
from khien.quizzes.models import Question, QuestionVersion
from khien.quizzes.queries import bank as queries
from khien.quizzes.queries.figures import figures
from khien.quizzes.rules.drawing import asked_from
from khien.quizzes.rules.judging import ItemFigures, Sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    return {
        "code": "A2-S9-01",
        "kind": "single",
        "strand": "S9",
        "band": "A2",
        "descriptor": "",
        "text": "Em kể với ai?",
        "options": "*Người em tin\nKhông ai",
        "explanation": "Kể ra thì có người giúp.",
    }


def test_a_question_is_written_and_changed_into_a_second_version(sign_in, editor, bank, said):
    client = sign_in(editor)
    assert client.post(reverse("quizzes:question_new", args=[bank.pk]), said).status_code == 302
    question = Question.objects.get(code="A2-S9-01")
    page = reverse("quizzes:question", args=[question.pk])
    assert "*Người em tin" in client.get(page).content.decode()
    assert client.post(page, said | {"text": "Em kể với ai trước?"}).status_code == 302
    assert client.post(page, said | {"text": "Em kể với ai trước?"}).status_code == 302
    texts = [version.content["text"] for version in question.versions.order_by("number")]
    assert texts == ["Em kể với ai?", "Em kể với ai trước?"]


def test_a_wrong_question_keeps_what_was_typed(sign_in, editor, bank, said):
    wrong = said | {"options": "Người em tin\nKhông ai"}
    answer = sign_in(editor).post(reverse("quizzes:question_new", args=[bank.pk]), wrong)
    assert answer.status_code == 422
    assert "Chưa chọn đáp án đúng" in answer.content.decode()
    assert "Kể ra thì có người giúp." in answer.content.decode()


def test_a_withdrawn_question_is_drawn_no_more_and_written_again_it_is(sign_in, editor, bank):
    question = Question.objects.get(code="C-single")
    page = reverse("quizzes:question_withdraw", args=[question.pk])
    sign_in(editor).post(page)
    sign_in(editor).post(page)
    assert LedgerEvent.objects.filter(verb="QuestionWithdrawn").count() == 1
    assert queries.how_many("A2") == {"S9": len(EVERY) - 1}
    actions.write(bank, written(), by=editor, now=NOW)
    assert queries.how_many("A2") == {"S9": len(EVERY)}


def test_questions_of_the_lessons_in_use_are_there_and_follow_them(sign_in, editor):
    load_lessons(NOW)
    first = follow_lessons(now=NOW)
    assert first.made >= 36 * 5
    assert follow_lessons(now=NOW).same == first.made
    with pytest.raises(Refused, match="sửa ở bài học"):
        actions.withdraw(Question.objects.get(code="a2-s9-1"), by=editor, now=NOW)
    assert all(queries.how_many(band)["S9"] >= 5 for band in ("A1", "A2", "A3", "A4"))
    version = LessonVersion.objects.get(lesson__code="a2-s9")
    version.state, version.withdrawn_why = VersionState.WITHDRAWN, "Viết lại"
    version.save()
    sign_in(editor).post(reverse("quizzes:follow"))
    assert "S9" not in queries.how_many("A2")


def hand_in(client, bank, body, name="cau-hoi.gift"):
    file = SimpleUploadedFile(name, body)
    said = {"file": file, "strand": "S1", "band": "A1"}
    return client.post(reverse("quizzes:bank_import", args=[bank.pk]), said)


def test_a_file_is_taken_over_once_and_only_what_changed_gets_a_version(sign_in, editor, bank):
    client = sign_in(editor)
    changed = [*EVERY[1:], written(item=EVERY[0].item, code="C-new")]
    assert hand_in(client, bank, gift.write(changed).encode()).status_code == 302
    assert hand_in(client, bank, gift.write(changed).encode()).status_code == 302
    assert QuestionVersion.objects.filter(number=1).count() == len(EVERY) + 1
    assert not QuestionVersion.objects.filter(number=2).exists()


def test_of_a_wrong_file_nothing_is_taken(sign_in, editor, bank):
    before = Question.objects.count()
    answer = hand_in(sign_in(editor), bank, gift.write(EVERY).encode() + b"\n\n::x:: Hay? {}\n")
    assert answer.status_code == 422
    assert "tự luận" in answer.content.decode()
    assert Question.objects.count() == before


@pytest.mark.parametrize("kind", ["xlsx", "gift", "qti", "mau"])
def test_a_bank_goes_out_in_every_form(sign_in, editor, bank, kind):
    answer = sign_in(editor).get(reverse("quizzes:bank_export", args=[bank.pk, kind]))
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]


def test_the_page_costs_the_same_for_more_questions(sign_in, editor, bank, costs_the_same):
    client, numbers = sign_in(editor), iter(range(1000))

    def grow():
        more = [written(code=f"D-{next(numbers)}") for _n in range(3)]
        actions.take_over(bank, more, form="table", by=editor, now=NOW)

    page = reverse("quizzes:bank", args=[bank.pk])
    costs_the_same("quizzes/bank.html", lambda: client.get(page), grow, most=12)


def test_figures_tell_a_good_question_from_one_that_tells_nothing(bank, opened):
    """Half the class knows everything; one question is answered by the toss of a coin."""
    asked = [asked_from(row).version for row in opened.paper]
    items = dict(queries.items(asked))
    coin, *others = asked
    for seat in range(1, 13):
        knows = seat % 2 == 0
        answers = {version: right(items[version]) for version in others if knows}
        if seat % 4 in (0, 1):
            answers[coin] = right(items[coin])
        attempt = taking.begin(opened, seat=seat, now=NOW)
        taking.submit(attempt.pk, answers, wants_to_talk=False, now=NOW)
    told = figures(asked)
    assert told[coin].difficulty == pytest.approx(0.5)
    assert told[coin].discrimination == pytest.approx(0, abs=1e-9)
    assert all(told[version].discrimination > 0.9 for version in others)


def right(item):
    if item.kind == Kind.SHORT:
        return item.options[0]
    return list(item.key) or list(range(len(item.options)))


def test_a_question_is_judged_only_by_enough_answers():
    few = ItemFigures(None, answers=29, difficulty=0.1, discrimination=0.0)
    many = ItemFigures(None, answers=30, difficulty=0.1, discrimination=0.0)
    assert few.signs == []
    assert many.signs == [Sign.TOO_HARD, Sign.TELLS_NOTHING]
