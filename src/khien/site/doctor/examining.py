"""All checks over what was gathered."""

from collections.abc import Iterator

from khien.site.doctor.checks import CHECKS
from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding
from khien.site.models import Severity

_ORDER = {Severity.NOW: 0, Severity.SOON: 1, Severity.NOTE: 2}


def examine(facts: Facts) -> list[Finding]:
    """The gravest first, then as the checks stand."""
    return sorted(_found(facts), key=lambda finding: _ORDER[finding.severity])


def _found(facts: Facts) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(facts)
