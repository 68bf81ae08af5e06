"""Readers of the directory. Whoever asks for a name, a code or an office names the day."""

from khien.directory.queries.boundaries import boundary_book, outlines
from khien.directory.queries.conversion import conversion_book
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
    shares_of,
    successors,
)
from khien.directory.queries.holders import holders
from khien.directory.queries.institutions import OBJECTIVE_1, institutions
from khien.directory.queries.latest import latest_names
from khien.directory.queries.naming import meant
from khien.directory.queries.register import commune_book, register
from khien.directory.queries.restatement import (
    Asked,
    Restated,
    Way,
    above,
    restate,
    restate_by,
    way,
)
from khien.directory.queries.search import codes_of, search
from khien.directory.queries.standing import standing_over_time, subordinates, superiors
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
    "Asked",
    "Relative",
    "Restated",
    "Stay",
    "Way",
    "above",
    "addresses",
    "bindings",
    "boundary_book",
    "carried_by",
    "codes_of",
    "codes_over_time",
    "commune_book",
    "communes",
    "communes_of",
    "communes_of_installation",
    "communes_with",
    "conversion_book",
    "enrolment",
    "existing",
    "first_days",
    "functions_of",
    "gone_into",
    "holders",
    "installation",
    "institutions",
    "is_sample",
    "is_set_up",
    "latest_names",
    "meant",
    "name_of",
    "names_of",
    "offices_carrying",
    "offices_for",
    "offices_of",
    "outlines",
    "parent_of",
    "predecessors",
    "provinces",
    "register",
    "resolve",
    "resolve_name",
    "responsible",
    "restate",
    "restate_by",
    "search",
    "shares_of",
    "snapshots",
    "standing_over_time",
    "subordinates",
    "successors",
    "superiors",
    "way",
    "with_code",
    "within",
]
