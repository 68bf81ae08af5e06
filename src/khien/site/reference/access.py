"""Who may do what, and which role opens which address: docs/reference/roles.md, addresses.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getsource

from django.urls import URLPattern, URLResolver, get_resolver

from khien.core import permissions
from khien.core.access import Audience, audience_of
from khien.core.permissions import FieldGroup, Permission
from khien.people.audiences import third_party_audience
from khien.people.roles import ROLES, Role, reference_table, roles_with
from khien.screening.matcher.application import OPEN, ROUTES
from khien.site.reference.markdown import codes, page, section, table

_YES = "✓"


@dataclass(frozen=True)
class Address:
    route: str
    name: str
    audience: Audience | None


def roles() -> str:
    """What each role is for, then role × permission."""
    cards = [(f"`{row.role}`", row.title, row.description, row.reach) for row in reference_table()]
    held = [(f"`{p}`", meanings()[p], codes(roles_with(p)) or "—") for p in Permission]
    return page(
        "Roles and permissions",
        "Roles are code: `src/khien/people/roles.py`. A role says what a person may do, a duty "
        "(role, office, territory, from, to) says where and how long. Nobody is given a "
        "permission apart from a role.",
        section("Roles", table(["role", "tên", "để làm gì", "phạm vi"], cards)),
        section(
            "Permissions",
            table(["permission", "what it allows", "roles that hold it"], held),
        ),
        section("Role × permission", *(_matrix(half) for half in _halves())),
        section(
            "Role × fields of a child's record",
            "`in_reach`: of every record the duty reaches; `assigned`: only of those that are the "
            "person's own or were sent up to them; an empty cell: never. Who opens a record in an "
            "emergency sees all of it, for an hour at most.",
            table(["role", *FieldGroup], [_sees(role) for role in ROLES]),
        ),
    )


def _sees(role: Role) -> tuple[str, ...]:
    sees = ROLES[role].sees
    return f"`{role}`", *(sees[group].value if group in sees else "" for group in FieldGroup)


def _halves() -> list[list[Permission]]:
    """Two tables that fit a screen rather than one that does not."""
    known = list(Permission)
    return [known[: len(known) // 2], known[len(known) // 2 :]]


def _matrix(shown: list[Permission]) -> str:
    rows = [
        (f"`{role}`", *(_YES if p in card.permissions else "" for p in shown))
        for role, card in ROLES.items()
    ]
    return table(["role", *(p.replace("_", " ") for p in shown)], rows)


def meanings() -> dict[str, str]:
    """The comment beside each permission is its description; there is no second one."""
    found = re.findall(r'= "(\w+)"  # (.+)', getsource(permissions))
    return dict(found)


def addresses() -> str:
    """Role × address, as the marks on the views say."""
    known = sorted(_addresses(get_resolver()), key=lambda found: (found.route, found.name))
    return page(
        "Addresses and who opens them",
        "Every view declares its audience (`src/khien/core/access.py`); one that does not is "
        "refused to everybody, and `tests/house/test_urls.py` tries every address with every "
        "role. A page that opens still shows only rows of the person's own territory, office or "
        "assignment; another row answers as if it were not there.",
        table(["address", "name", "for whom", "roles"], [_shown(address) for address in known]),
        section(
            "For other software, before Django",
            table(["address", "methods", "for whom"], [*_of_matcher()]),
        ),
    )


def _of_matcher() -> Iterator[tuple[str, str, str]]:
    for path, routes in sorted(ROUTES.items()):
        yield f"`{path}`", codes(routes), "a key for looking hashes up"
    for path in sorted(OPEN):
        yield f"`{path}`", "`GET`", "anybody"


def _addresses(
    resolver: URLResolver, prefix: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _addresses(entry, route, inner)
        elif isinstance(entry, URLPattern):
            name = ":".join([*spaces, entry.name or ""])
            yield Address(route, name, audience_of(entry.callback) or third_party_audience(name))


def _shown(address: Address) -> tuple[str, str, str, str]:
    whom, admitted = _admitted(address.audience)
    return f"`/{address.route}`", f"`{address.name}`", whom, admitted


def _admitted(audience: Audience | None) -> tuple[str, str]:
    if audience is None:
        return "nobody", "—"
    if audience.public:
        return "anybody", "all, and visitors"
    if not audience.permissions:
        return "signed in", "all"
    admitted = [role for role in Role if ROLES[role].permissions & audience.permissions]
    return codes(sorted(audience.permissions)), codes(admitted) or "—"
