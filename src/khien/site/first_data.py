"""What every installation needs before anybody works in it; loaded once, added to by later ones."""

from datetime import datetime

from khien.coordination.actions.questions import load_questions
from khien.core import actions as core
from khien.core import reminders
from khien.core.actors import SYSTEM
from khien.core.models import Holiday
from khien.curriculum.actions import load_framework, load_lessons
from khien.directory.actions.country import load_country
from khien.directory.actions.offices import load_scope_rules
from khien.documents.actions import load_types
from khien.indicators.actions import write_down_definitions
from khien.intake.actions.desk_rules import load_shipped
from khien.law.actions import load_register
from khien.learning.actions import load_coverage_rules, load_school_years
from khien.quizzes.actions.lessons import follow_lessons
from khien.site.security_report.actions import load_dates
from khien.steering.actions import INHERITED, SHIPPED, load_plans
from khien.support.actions import load_form_definitions
from khien.support.actions.first_data import load_consent_policies
from khien.takedown.actions.addressees import load_addressees

_FIRST_YEAR = 2021
_YEARS_AHEAD = 2


def load(now: datetime) -> None:
    core.load_clock_rules()
    reminders.load_ladders()
    _load_holidays(now.year + _YEARS_AHEAD)
    load_country(now=now, by=SYSTEM)
    load_scope_rules()
    load_shipped()
    load_register()
    load_types()
    load_framework()
    load_lessons(now)
    follow_lessons(now=now)
    load_addressees()
    load_dates()
    load_questions()
    load_school_years()
    load_coverage_rules()
    load_form_definitions(now)
    load_consent_policies()
    for file in (SHIPPED, INHERITED):
        load_plans(file.read_text("utf-8"), by=SYSTEM, now=now)
    write_down_definitions(by=SYSTEM, now=now)


def _load_holidays(last_year: int) -> None:
    """Once a year: reckoning the lunar calendar takes seconds."""
    if not Holiday.objects.filter(date__year=last_year).exists():
        core.load_holidays(first_year=_FIRST_YEAR, last_year=last_year)
