"""What Khiên brings along as rows is told in the reader's language; what people wrote is not."""

import pytest
from django.utils.translation import override

from khien.core import actions
from khien.core.models import ClockRule, Holiday
from khien.core.shipped import in_words


@pytest.mark.parametrize(
    ("written", "vietnamese", "english"),
    [
        ("Quốc khánh", "Quốc khánh", "National Day"),
        ("Quốc khánh (nghỉ bù)", "Quốc khánh (nghỉ bù)", "National Day (day off instead)"),
        (
            "Ngày nghỉ (thay cho ngày 22/08/2026)",
            "Ngày nghỉ (thay cho ngày 22/08/2026)",
            "Day off (instead of 22/08/2026)",
        ),
        ("Ngày hội của xã", "Ngày hội của xã", "Ngày hội của xã"),
        ("", "", ""),
    ],
)
def test_it_is_told_in_the_language_of_the_reader(written, vietnamese, english):
    with override("vi"):
        assert in_words(written) == vietnamese
    with override("en"):
        assert in_words(written) == english


@pytest.mark.django_db
def test_every_holiday_and_every_deadline_that_is_loaded_has_english_words():
    actions.load_clock_rules()
    actions.load_holidays(first_year=2022, last_year=2031)
    texts = {*ClockRule.objects.values_list("title", flat=True)}
    texts |= {*Holiday.objects.values_list("name", flat=True)}
    with override("en"):
        assert {text for text in texts if in_words(text) == text} == set()
