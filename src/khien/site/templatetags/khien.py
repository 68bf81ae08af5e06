"""Filters and tags of the house: how days, numbers, deadlines and forms are written.

Builtins of every template. All of them are pure: none reads the clock or the database.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from khien.core import clocks, saved_filters
from khien.core.calendars import HANOI
from khien.core.clocks import ClockState
from khien.core.models import Certainty, RunningClock, SavedFilter
from khien.core.numbers import marked, percentage
from khien.core.public_steps import PublicStep
from khien.core.shipped import in_words
from khien.site import navigation, words
from khien.site.icons import badge, icon

register = template.Library()
register.simple_tag(icon)
register.simple_tag(badge)

# Seven figures at least, no day and no amount.
_PHONE = re.compile(r"(?<![\d/.,:–-])\+?\d(?:[ .-]?\d){6,12}(?![\d/:])")
Number = int | float | Decimal | None


@register.filter
def gone_filters(row: SavedFilter, form: forms.Form) -> list[str]:
    """Conditions of a saved filter that its list no longer has."""
    return saved_filters.gone(row, form)


@register.filter
def day(value: date | datetime | None) -> str:
    """dd/mm/yyyy in Viet Nam."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(HANOI).date()
    return f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """HH:MM dd/mm/yyyy in Viet Nam."""
    return "" if value is None else f"{value.astimezone(HANOI):%H:%M %d/%m/%Y}"


@register.filter
def machine(value: date | datetime | None) -> str:
    """For the datetime attribute of <time>."""
    return "" if value is None else value.isoformat()


@register.filter
def number(value: Number) -> str:
    """An amount of the database has no decimals where it is whole."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return "" if value is None else marked(f"{value:,}")


@register.filter
def with_phones(text: str) -> SafeString:
    """Each telephone number a link that calls it; the rest is shown as text."""
    return mark_safe(_PHONE.sub(_call, escape(text)))


def _call(found: re.Match[str]) -> str:
    number = re.sub(r"[^+0-9]", "", found[0])
    return f'<a href="tel:{number}">{found[0]}</a>'


@register.filter
def percent(value: Number) -> str:
    """At most one decimal, none for a whole number; 99,96 never becomes 100."""
    return "" if value is None else percentage(value)


@register.filter
def share(part: float, whole: float) -> str:
    """`part` of `whole` in per cent; nothing of nothing is no percentage."""
    return percent(Decimal(100 * part) / Decimal(whole)) if whole else _("không phát sinh")


@register.filter
def plain(value: Number) -> str:
    """A number for SVG and attributes: never with the marks of a language."""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


@register.filter
def is_digits(code: str) -> bool:
    return "".join(code.split()).isdecimal()


@register.filter
def code_parts(code: str) -> list[str]:
    """Digits in groups of four, words two by two: as they are shown, written down and said."""
    if is_digits(code):
        bare = "".join(code.split())
        return [bare[start : start + 4] for start in range(0, len(bare), 4)]
    said = code.split()
    return [" ".join(said[start : start + 2]) for start in range(0, len(said), 2)]


@register.filter
def code_groups(code: str) -> str:
    """With commas, at which a voice that reads aloud makes a pause."""
    return ", ".join(code_parts(code))


@register.filter
def shipped(text: str) -> str:
    """A text of a row that Khiên brought along, in the reader's language."""
    return in_words(text)


@register.filter
def remaining(due: datetime, now: datetime) -> str:
    return words.remaining(due, now=now)


@register.filter
def field_kind(field: BoundField) -> str:
    """Which of the shapes of <c-field> a form field takes."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if widget.use_fieldset else "plain"


@register.filter
def typed_words(field: BoundField) -> bool:
    """Somebody wrote words there, in one line or several."""
    typed = isinstance(field.field.widget, (forms.TextInput, forms.Textarea))
    return typed and bool(field.value())


@register.filter
def anchor(field: BoundField) -> str:
    """The id that an error leads to: the field, or the first of its choices."""
    return f"{field.auto_id}_0" if field_kind(field) in {"choices", "group"} else field.auto_id


@register.filter
def keeps_words(form: forms.BaseForm) -> bool:
    """Something was written and is shown again: not so where a password or a code was asked for."""
    fields = form.visible_fields()
    secret = any(
        isinstance(field.field.widget, forms.PasswordInput)
        or field.field.widget.attrs.get("autocomplete") == "one-time-code"
        for field in fields
    )
    return not secret and any(field.value() not in (None, "", [], False) for field in fields)


@dataclass(frozen=True)
class StepShown:
    text: str
    at: datetime | None
    due: datetime | None
    law: str
    state: str
    day_only: bool


@register.filter
def step_states(steps: Iterable[PublicStep], now: datetime | None = None) -> list[StepShown]:
    """Each step with "done", "current" (the first that is not done) or "next"."""
    shown: list[StepShown] = []
    waiting = False
    for step in steps:
        done = step.at is not None and (now is None or step.at <= now)
        state = "done" if done else "next" if waiting else "current"
        waiting = waiting or not done
        shown.append(StepShown(step.text, step.at, step.due, step.law, state, step.day_only))
    return shown


@dataclass(frozen=True)
class Chip:
    tone: str
    text: str
    due: datetime
    title: str
    law: str


def _law_of(clock: RunningClock) -> str:
    """Only what has been read in a public source is printed as law; the rest shows its mark."""
    if clock.rule.certainty == Certainty.VERIFIED:
        return clock.rule.law
    return _("hạn nội bộ, chưa có căn cứ đã kiểm chứng")


@register.simple_tag
def clock_chip(clock: RunningClock, now: datetime, working_days: int | None = None) -> Chip:
    state = clocks.state(clock, now=now)
    text = words.state(state, clock.due_at, now=now, working_days=working_days)
    if clock.late_at is not None and clock.stopped_at is None:
        text = _("%(state)s (đã trễ hạn cũ)") % {"state": text}
    return Chip(words.TONES[state], text, clock.due_at, clock.rule.name, _law_of(clock))


@register.simple_tag
def due_chip(due: datetime, now: datetime, title: str = "", law: str = "") -> Chip:
    state = ClockState.OVERDUE if now > due else ClockState.IN_TIME
    return Chip(words.TONES[state], words.state(state, due, now=now), due, title, law)


@register.simple_tag(takes_context=True)
def url_with(context: template.Context, **changes: object) -> str:
    """The same address with these query values; None or "" takes one away.

    Any change but of the page itself goes back to the first page.
    """
    query = context["request"].GET.copy()
    if "page" not in changes:
        query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def way_to(context: template.Context, href: str) -> str:
    """The address, where whoever reads the page may open it; else empty."""
    user = getattr(context.get("request"), "user", None)
    return href if user is None or navigation.opens(href, user) else ""


@register.filter
def message_tone(level_tag: str) -> str:
    return {"success": "good", "warning": "warn", "error": "danger"}.get(level_tag, "info")
