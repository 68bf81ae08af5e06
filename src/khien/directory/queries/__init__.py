"""Readers of the directory. Whoever asks for a name, a code or an office names the day."""

from khien.directory.queries.duties import (
    bindings,
    functions_of,
    offices_carrying,
    offices_for,
    offices_of,
    responsible,
)
from khien.directory.queries.enrolment import (
    communes_with,
    enrolment,
    first_days,
    snapshots,
)
from khien.directory.queries.heirs import gone_into
from khien.directory.queries.history import (
    Relative,
    Stay,
    addresses,
    carried_by,
    codes_over_time,
    predecessors,
    successors,
)
from khien.directory.queries.institutions import OBJECTIVE_1, institutions
from khien.directory.queries.register import commune_book, register
from khien.directory.queries.search import codes_of, search
from khien.directory.queries.units import (
    communes,
    communes_of,
    communes_of_installation,
    existing,
    installation,
    is_sample,
    is_set_up,
    name_of,
    names_of,
    parent_of,
    provinces,
    resolve,
    resolve_name,
    with_code,
    within,
)

__all__ = [
    "OBJECTIVE_1",
    "Relative",
    "Stay",
    "addresses",
    "bindings",
    "carried_by",
    "codes_of",
    "codes_over_time",
    "commune_book",
    "communes",
    "communes_of",
    "communes_of_installation",
    "communes_with",
    "enrolment",
    "existing",
    "first_days",
    "functions_of",
    "gone_into",
    "installation",
    "institutions",
    "is_sample",
    "is_set_up",
    "name_of",
    "names_of",
    "offices_carrying",
    "offices_for",
    "offices_of",
    "parent_of",
    "predecessors",
    "provinces",
    "register",
    "resolve",
    "resolve_name",
    "responsible",
    "search",
    "snapshots",
    "successors",
    "with_code",
    "within",
]
