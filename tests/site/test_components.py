"""The components of the house: what they show, what they escape, how they speak."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from khien.core.models import ClockRule, RunningClock
from khien.core.public_steps import PublicStep
from khien.site import words
from khien.site.templatetags import khien

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
NASTY = '<script>alert("x")</script>'
Show = Callable[..., str]


@pytest.fixture
def show(rf: RequestFactory) -> Show:
    def show(source: str, path: str = "/", **context: object) -> str:
        template = engines["django"].from_string(CottonCompiler().process(source))
        return " ".join(template.render({"now": NOW, **context}, rf.get(path)).split())

    return show


class Story(forms.Form):
    what = forms.CharField(label="Chuyện gì?", help_text="Kể ngắn", widget=forms.Textarea)
    who = forms.ChoiceField(
        label="Ai?", choices=[("a", "Em"), ("b", NASTY)], widget=forms.RadioSelect, required=False
    )
    agree = forms.BooleanField(label="Đồng ý", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


# how days, numbers and deadlines are written


def test_days_and_moments_are_those_of_viet_nam():
    late_evening_in_london = datetime(2026, 12, 31, 20, 5, tzinfo=UTC)
    assert khien.day(late_evening_in_london) == "01/01/2027"
    assert khien.day(date(2026, 3, 9)) == "09/03/2026"
    assert khien.moment(late_evening_in_london) == "03:05 01/01/2027"
    assert (khien.day(None), khien.moment(None)) == ("", "")


def test_numbers_follow_the_readers_language():
    assert khien.number(1234567) == "1.234.567"
    assert khien.percent(62.54) == "62,5 %"
    with translation.override("en"):
        assert khien.number(1234567) == "1,234,567"
        assert khien.percent(62.54) == "62.5 %"


def test_a_hundred_per_cent_is_said_of_all_alone():
    assert khien.share(2500, 2500) == "100 %"
    assert khien.share(2499, 2500) == "99,9 %"
    assert khien.share(0, 7) == "0 %"


def test_nothing_of_nothing_is_no_percentage():
    assert khien.share(0, 0) == "không phát sinh"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(hours=3), "còn 3 giờ"),
        (timedelta(minutes=25), "còn 25 phút"),
        (timedelta(hours=47, minutes=59), "còn 47 giờ"),
        (timedelta(days=2, hours=23), "còn 2 ngày"),
        (timedelta(hours=-5), "quá hạn 5 giờ"),
        (timedelta(days=-2, hours=-1), "quá hạn 2 ngày"),
    ],
)
def test_the_time_left_is_rounded_down_and_in_plain_words(left, said):
    assert words.remaining(NOW + left, now=NOW) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "còn 2 ngày làm việc"), (0, "hạn là hôm nay"), (-2, "quá hạn 2 ngày làm việc")],
)
def test_working_days_are_named_as_such(days, said):
    assert words.remaining_working_days(days) == said


def test_the_query_string_keeps_the_filters_and_starts_again_on_a_change(show):
    path = "/x?muc=red&page=4"
    assert show("{% url_with page=5 %}", path) == "?muc=red&amp;page=5"
    assert show('{% url_with muc="" %}', path) == "?"
    assert show('{% url_with q="a b&c" %}', path) == "?muc=red&amp;q=a+b%26c"


# fields


def test_a_field_says_label_help_and_error_and_ties_them_to_the_input(show):
    form = Story({"what": ""})
    html = show('<c-field :field="form.what" />', form=form)
    assert '<label class="k-label" for="id_what">Chuyện gì?' in html
    assert 'id="id_what_helptext">Kể ngắn' in html
    assert 'id="id_what_error"' in html
    assert 'aria-describedby="id_what_helptext id_what_error"' in html
    assert 'aria-invalid="true"' in html
    assert "data-invalid" in html


def test_optional_is_said_and_required_only_where_asked(show):
    form = Story()
    assert "không bắt buộc" in show('<c-field :field="form.who" />', form=form)
    assert "bắt buộc" not in show('<c-field :field="form.what" />', form=form)
    assert "(bắt buộc)" in show('<c-field :field="form.what" mark="required" />', form=form)


def test_choices_are_rows_with_a_legend_and_their_words_are_escaped(show):
    html = show('<c-field :field="form.who" />', form=Story())
    assert html.count('<label class="k-choice"') == 2
    assert "<legend>Ai?" in html
    assert NASTY not in html
    assert "&lt;script&gt;" in html


def test_a_hidden_field_shows_nothing_but_itself(show):
    html = show('<c-field :field="form.key" />', form=Story())
    assert html == '<input type="hidden" name="key" id="id_key">'


def test_what_was_typed_comes_back_escaped(show):
    html = show('<c-field :field="form.what" />', form=Story({"what": NASTY}))
    assert NASTY not in html
    assert "&lt;script&gt;" in html


def test_the_summary_of_errors_leads_to_each_field(show):
    form = Story({"what": "", "who": "z"})
    html = show('<c-form-errors :form="form" />', form=form)
    assert 'href="#id_what"' in html
    assert 'href="#id_who_0"' in html
    assert show('<c-form-errors :form="form" />', form=Story()) == ""


def test_what_was_written_is_said_to_be_there_only_where_something_was(show):
    said = "vẫn còn đây"
    written, nothing = Story({"what": "", "who": "z"}), Story({"what": "", "who": ""})
    assert said in show('<c-form-errors :form="form" />', form=written)
    assert said not in show('<c-form-errors :form="form" />', form=nothing)


@pytest.mark.parametrize(
    "secret",
    [
        forms.CharField(widget=forms.PasswordInput),
        forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})),
    ],
)
def test_where_a_password_or_a_code_is_asked_for_nothing_is_said_to_be_kept(show, secret):
    asked = type("Asked", (Story,), {"secret": secret})({"what": "can-bo", "who": "z"})
    html = show('<c-form-errors :form="form" />', form=asked)
    assert "k-alert" in html
    assert "vẫn còn đây" not in html


# words that carry more than a colour


@pytest.mark.parametrize("tone", ["neutral", "info", "good", "warn", "danger"])
def test_a_badge_has_a_shape_and_words_beside_its_colour(show, tone):
    html = show(f'<c-badge tone="{tone}">Chờ</c-badge>')
    assert "<svg" in html
    assert "Chờ" in html


def test_a_priority_says_its_word_and_its_reasons(show):
    html = show('<c-priority level="red" :reasons="reasons" />', reasons=["Có hẹn gặp", NASTY])
    assert "Khẩn cấp" in html
    assert "Có hẹn gặp" in html
    assert NASTY not in html
    assert "Cần sớm" in show('<c-priority level="orange" />')
    assert "Thường" in show('<c-priority level="green" />')


def clock(*, certainty: str = "V", stopped: datetime | None = None) -> RunningClock:
    rule = ClockRule(title="Kế hoạch", law="Điều 28", certainty=certainty)
    started, due = NOW - timedelta(days=1), NOW + timedelta(days=4)
    return RunningClock(rule=rule, started_at=started, due_at=due, stopped_at=stopped)


def test_a_deadline_shows_the_law_beside_it(show):
    html = show('<c-deadline :clock="clock" :now="now" />', clock=clock())
    assert "còn 4 ngày" in html
    assert "Điều 28" in html
    assert "09:30 27/11/2026" in html


def test_a_deadline_counted_in_working_days_says_so(show):
    source = '<c-deadline :clock="clock" :now="now" :working_days="left" />'
    assert "còn 3 ngày làm việc" in show(source, clock=clock(), left=3)
    assert "hạn là hôm nay" in show(source, clock=clock(), left=0)


def test_an_unverified_rule_is_never_shown_as_law(show):
    html = show('<c-deadline :clock="clock" :now="now" />', clock=clock(certainty="?"))
    assert "Điều 28" not in html
    assert "chưa có căn cứ đã kiểm chứng" in html


def test_lateness_stays_in_sight_after_the_work_is_done(show):
    late = clock(stopped=NOW + timedelta(days=5))
    assert "trễ hạn" in show('<c-deadline :clock="clock" :now="now" />', clock=late)


def test_steps_tell_done_current_and_next_apart(show):
    steps = [
        PublicStep("Đã nhận", NOW - timedelta(days=1)),
        PublicStep(NASTY, None, due=NOW + timedelta(hours=3), law="Điều 28"),
        PublicStep("Trả lời", None),
    ]
    html = show('<c-steps :steps="steps" :now="now" />', steps=steps)
    assert re.findall(r'data-state="(\w+)"', html) == ["done", "current", "next"]
    assert html.count('aria-current="step"') == 1
    assert "còn 3 giờ" in html
    assert NASTY not in html


def test_the_code_is_shown_and_read_aloud_in_groups(show):
    html = show('<c-code code="1234567890123456" />')
    assert "<span>1234</span><span>5678</span>" in html
    assert "1234, 5678, 9012, 3456" in html
    html = show('<c-code code="sông xanh  mây trắng cầu tre" />')
    assert "<span>sông xanh</span><span>mây trắng</span><span>cầu tre</span>" in html
    assert "sông xanh, mây trắng, cầu tre" in html


# figures


def test_a_figure_shows_its_parts_and_the_settled_share(show):
    html = show(
        '<c-stat title="T" :numerator="a" :denominator="b" :settled_numerator="a"'
        ' :settled_denominator="c" href="/so" />',
        a=1250,
        b=2000,
        c=1300,
    )
    assert "62,5 %" in html
    assert "1.250 trên 2.000" in html
    assert "96,2 % (1.250/1.300)" in html
    assert 'href="/so"' in html
    assert 'max="2000" value="1250"' in html


def test_a_figure_of_nothing_says_that_nothing_arose(show):
    html = show('<c-stat title="T" :numerator="0" :denominator="0" />')
    assert "Không phát sinh" in html
    assert "%" not in html


def test_a_small_cell_is_hidden_whole(show):
    html = show('<c-stat title="T" :numerator="2" :denominator="3" :suppressed="True" />')
    assert "Không hiện" in html
    assert not re.search(r"\b[23]\b", re.sub(r"<svg.*?</svg>|</?h2>", "", html))


def test_a_dot_map_is_drawn_with_points_whatever_the_language(show):
    dot = SimpleNamespace(x=60.5, y=7.25, r=3, tone="good", label=NASTY, href="/xa")
    html = show('<c-dotmap :points="dots" width="400" height="180" caption="C" />', dots=[dot])
    assert 'cx="60.5" cy="7.25" r="3"' in html
    assert NASTY not in html
    assert '<a href="/xa"' in html


# lists


def test_the_pager_keeps_the_filters(show):
    page = Paginator(range(100), 10).page(2)
    html = show('<c-pager :page="page" />', "/x?muc=red&page=2", page=page)
    assert 'href="?muc=red&amp;page=3"' in html
    assert "Trang 2 trên 10" in html


def test_one_page_needs_no_pager(show):
    assert show('<c-pager :page="page" />', page=Paginator(range(3), 10).page(1)) == ""


def test_a_table_has_a_caption_and_scrolls_by_keyboard_unless_it_stacks(show):
    assert 'tabindex="0"' in show('<c-table caption="Tin">x</c-table>')
    assert "data-stack" in show('<c-table caption="Tin" stack>x</c-table>')
    assert "<caption><span>Tin</span></caption>" in show('<c-table caption="Tin">x</c-table>')


def test_a_conflict_offers_both_versions_of_each_field(show):
    row = SimpleNamespace(name="phone", label="Liên lạc", mine="A", theirs=NASTY)
    html = show('<c-conflict :rows="rows" who="Mẫu" />', rows=[row])
    assert html.count('name="choose_phone"') == 2
    assert "Mẫu đã lưu trước bạn." in html
    assert NASTY not in html


def test_danger_offers_both_numbers_in_one_tap(show):
    html = show("<c-crisis />")
    assert 'href="tel:111"' in html
    assert 'href="tel:113"' in html


def test_an_empty_list_says_what_to_do(show):
    html = show('<c-empty title="Chưa có gì" href="/them" action="Thêm" />')
    assert "Chưa có gì" in html
    assert 'href="/them"' in html


def test_buttons_carry_their_name_and_value(show):
    html = show('<c-button tone="danger" name="do" value="close">Đóng</c-button>')
    assert 'name="do"' in html
    assert 'value="close"' in html
    assert 'data-tone="danger"' in html
