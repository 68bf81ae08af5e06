"""What an examination knows. A part that could not be looked at is None: its checks are silent."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Configured:
    """Of the environment. `wrong`, `unknown`: ready sentences, in both languages."""

    wrong: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    site_url: str = ""
    listens_on: str = "127.0.0.1"
    secret_key_given: bool = False
    secret_key_length: int = 0
    backup_hours: int = 24
    backups_by_itself: bool = False


@dataclass(frozen=True)
class Home:
    path: str
    is_there: bool = True
    installed: bool = True
    half_restored: bool = False

    @property
    def is_empty(self) -> bool:
        """Then that is what is wrong, and what follows from it need not be told."""
        return not (self.is_there and self.installed)


@dataclass(frozen=True)
class Database:
    """`trouble`: why it cannot be reached; then nothing else is known. `wanted`: connections that
    processes may ask for together.
    """

    trouble: str = ""
    version: int = 0
    behind: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    most_connections: int = 0
    wanted_connections: int = 0
    clock_off: timedelta = timedelta()


@dataclass(frozen=True)
class Keys:
    """Names of files. `closed`: fields of which no key here opens the newest row. `others`: files
    that are not those the database knows by their mark.
    """

    missing: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    malformed: tuple[str, ...] = ()
    open_to_others: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    other_ledger_key: bool = False


@dataclass(frozen=True)
class Service:
    """Something that must answer. `trouble`: a word of why it does not; `step`: how far it came."""

    name: str
    trouble: str = ""
    step: str = ""


@dataclass(frozen=True)
class Volume:
    path: str
    total: int
    free: int
    inodes: int = 0
    inodes_free: int = 0
    only_backups: bool = False

    @property
    def used_percent(self) -> float:
        return 100 * (1 - self.free / self.total) if self.total else 0.0

    @property
    def inodes_percent(self) -> float:
        return 100 * (1 - self.inodes_free / self.inodes) if self.inodes else 0.0


@dataclass(frozen=True)
class Peer:
    """Another machine's clock; `off`: how far ours is ahead of it."""

    address: str
    off: timedelta | None = None


@dataclass(frozen=True)
class Certificate:
    where: str
    host: str
    names: tuple[str, ...] = ()
    expires_at: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Queue:
    waiting: int = 0
    oldest: timedelta | None = None
    failed_today: int = 0
    worker_seen_at: datetime | None = None


@dataclass(frozen=True)
class Backups:
    """Of the newest run that was made; `failed_at`: of a newer one that was not."""

    made_at: datetime | None = None
    read_at: datetime | None = None
    unreadable: bool = False
    where: str = ""
    failed_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True)
class Running:
    """`begun_at`: since when there are accounts here. `serving`: the site answers people now."""

    begun_at: datetime | None = None
    serving: bool = True
    night_at: datetime | None = None
    night_open_since: datetime | None = None
    last_head: datetime | None = None
    administrators: int = 1
    idle: int = 0
    static_missing: bool = False


@dataclass(frozen=True)
class Facts:
    now: datetime
    configured: Configured = field(default_factory=Configured)
    home: Home | None = None
    database: Database | None = None
    keys: Keys | None = None
    mail: Service | None = None
    webhooks: tuple[Service, ...] = ()
    scanner: Service | None = None
    exhibits: Service | None = None
    volumes: tuple[Volume, ...] = ()
    peer: Peer | None = None
    certificates: tuple[Certificate, ...] = ()
    queue: Queue | None = None
    backups: Backups | None = None
    running: Running | None = None
