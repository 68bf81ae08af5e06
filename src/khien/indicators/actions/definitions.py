"""What each measure means is written down whenever its words or its formula have changed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.measures import Measure, all_measures
from khien.indicators.events import IndicatorDefined
from khien.indicators.models import Indicator, IndicatorVersion

WORDS = ("title", "unit", "numerator_rule", "denominator_rule")


@transaction.atomic
def write_down_definitions(*, by: Actor, now: datetime) -> list[IndicatorVersion]:
    """Of every measure that rooms publish; one that is as it was is left alone."""
    latest: dict[str, IndicatorVersion] = {}
    rows = IndicatorVersion.objects.select_related("indicator").order_by("number")
    for version in rows:
        latest[version.indicator.code] = version
    written = []
    for measure in all_measures():
        words = _words(measure)
        old = latest.get(measure.code)
        if old is None or any(getattr(old, name) != value for name, value in words.items()):
            written.append(_write(measure.code, old, words, now))
    ledger.record_many(
        (IndicatorDefined(version.pk, version.number) for version in written), by=by, now=now
    )
    return written


def _words(measure: Measure) -> dict[str, object]:
    with override("vi"):
        said: dict[str, object] = {name: str(getattr(measure, name)) for name in WORDS}
    return said | {"formula": measure.formula}


def _write(
    code: str, old: IndicatorVersion | None, words: dict[str, object], now: datetime
) -> IndicatorVersion:
    """Two changes on one day: the second takes the place of the first."""
    indicator, _new = Indicator.objects.get_or_create(code=code)
    day = today(now)
    if old and old.valid_from == day and not old.readings.exists():
        IndicatorVersion.objects.filter(pk=old.pk).update(**words, written_at=now)
        old.refresh_from_db()
        return old
    number = old.number + 1 if old else 1
    return IndicatorVersion.objects.create(
        indicator=indicator, number=number, valid_from=day, written_at=now, **words
    )
