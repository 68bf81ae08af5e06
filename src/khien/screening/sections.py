"""What a machine suggests on a report's page, to who may triage it: it shows, a person decides."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.seal import SealBroken
from khien.intake import extensions
from khien.intake.extensions import Row, Section
from khien.intake.models import Report
from khien.people.models import User
from khien.screening.models import Hit
from khien.screening.queries import hits as queries
from khien.screening.rules.hits import kind_in_words, sure

_MOST_REASONS = 3


def suggestions(report: Report, user: User) -> Section | None:  # noqa: ARG001  (whoever triages sees them)
    found = queries.suggestions(report)
    if not found:
        return None
    return Section(
        title=_("Gợi ý của máy"),
        rows=[_row(hit) for hit in found],
        hint=_("Máy chỉ gợi ý, có thể sai; người đọc quyết định. Mức khẩn không đổi vì gợi ý."),
    )


def _row(hit: Hit) -> Row:
    told = _("%(kind)s – chắc %(percent)s %%") % {
        "kind": kind_in_words(hit.kind),
        "percent": sure(hit),
    }
    return Row(told[0].upper() + told[1:], reverse("screening:hit", args=[hit.pk]), _why(hit))


def _why(hit: Hit) -> str:
    """What does not open any more is left out: the report's page stands without it."""
    try:
        reasons: list[dict[str, Any]] = hit.why or []
        place: dict[str, Any] = hit.place or {}
    except SealBroken:
        return ""
    if hit.bank:
        known = _("Có trong kho “%(bank)s”") % {"bank": hit.bank.name}
        apart = _("khác %(bits)s trên 256 điểm") % {"bits": hit.distance}
        return known if hit.distance is None else f"{known}, {apart}"
    words = list(dict.fromkeys(f"“{each['words']}”" for each in reasons if each.get("words")))
    seen = ", ".join(words[:_MOST_REASONS]) or str(place.get("host", ""))
    return _("Vì có %(words)s") % {"words": seen} if seen else ""


def publish() -> None:
    extensions.register_for_report(suggestions)
