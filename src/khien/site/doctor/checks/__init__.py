"""Every check there is: from the facts to findings, asking nobody."""

from collections.abc import Callable, Iterable

from khien.site.doctor.checks import (
    accounts,
    backups,
    certificates,
    clock,
    database,
    disk,
    keys,
    mail,
    places,
    queue,
    settings,
)
from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding

Check = Callable[[Facts], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    settings.cannot_be,
    settings.unknown_names,
    settings.plain_http,
    settings.short_secret,
    places.home,
    places.half_restored,
    database.away,
    database.version,
    database.behind,
    database.ahead,
    database.connections,
    keys.missing,
    keys.unreadable,
    keys.malformed,
    keys.open_to_others,
    keys.wrong,
    keys.others,
    keys.other_ledger_key,
    disk.space,
    disk.inodes,
    clock.against_the_database,
    clock.against_a_peer,
    certificates.troubles,
    mail.server,
    mail.webhooks,
    queue.no_worker,
    queue.waiting,
    queue.failed,
    queue.nights,
    backups.never,
    backups.old,
    backups.failed,
    backups.unreadable,
    backups.untried,
    places.static_parts,
    places.exhibits,
    places.scanner,
    accounts.ledger_head,
    accounts.nobody_administrates,
    accounts.idle,
)
