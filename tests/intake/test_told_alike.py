"""Reports told in the same words are proposed, and no word of them is in the database."""

from datetime import date

from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from khien.intake.actions.sketching import sketch_older
from khien.intake.models import Report
from khien.intake.queries.duplicates import duplicates
from khien.intake.rules.likeness import FEWEST_SHARED, sketch

DAY = date(2026, 11, 23)
STORY = (
    "Tối qua có người lạ tên Minh Anh nhắn tin rủ con tôi vào nhóm chơi trò chơi rồi đòi mật khẩu, "
    "không đưa thì nói sẽ kể cho cả lớp biết chuyện hôm trước."
)
RETOLD = STORY.replace("Tối qua", "Hôm qua").replace("cả lớp", "cả trường")
OTHER = "Cháu bị các bạn trong lớp trêu vì ảnh chụp hôm liên hoan cuối năm, cháu không muốn đi học."


def proposed(report, user):
    return [row.report for row in duplicates(report, user=user, on=DAY)]


def test_the_same_story_retold_is_proposed_and_another_is_not(report, intake_officer):
    first, retold = report(what_happened=STORY), report(what_happened=RETOLD)
    other = report(what_happened=OTHER)
    assert proposed(retold, intake_officer) == [first]
    assert proposed(other, intake_officer) == []
    found = duplicates(first, user=intake_officer, on=DAY)[0]
    assert found.reasons == ["lời kể giống nhau"]


def test_without_marks_it_is_the_same_story(report, intake_officer):
    first = report(what_happened=STORY)
    plain = report(what_happened=STORY.upper().replace("Ố", "O"))
    assert proposed(plain, intake_officer) == [first]


def test_few_words_are_like_everything_and_so_like_nothing(report, intake_officer):
    report(what_happened="Cháu bị dọa.")
    assert proposed(report(what_happened="Cháu bị dọa."), intake_officer) == []


def test_reports_from_before_are_sketched_some_at_a_time(report, intake_officer):
    first = report(what_happened=STORY)
    report(what_happened=OTHER)
    Report.objects.update(text_tokens=None)
    assert [sketch_older(most=1), sketch_older(most=5), sketch_older()] == [1, 1, 0]
    assert proposed(report(what_happened=STORY), intake_officer) == [first]


def test_no_word_of_it_is_in_the_database(report):
    report(what_happened=STORY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM intake_report r")
        dump = cursor.fetchone()[0]
    assert not [word for word in ("Minh", "minh", "nhắn", "nhan") if word in dump]


@given(st.text(max_size=300))
def test_whatever_is_told_is_like_itself(text):
    made = sketch(text)
    assert made == sketch(text)
    assert not made or len(made) >= FEWEST_SHARED
