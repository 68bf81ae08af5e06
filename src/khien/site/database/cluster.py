"""A data folder of PostgreSQL: made whole or not at all, and configured anew at each start.

Nobody signs in as the superuser: what only it may do is done here, before the server first runs.
The application's role owns its database and is an ordinary role, so triggers bind it.
Who may connect: the account that runs Khiên, over a Unix socket, recognised by the kernel (peer).
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from khien.site.console import Stopped
from khien.site.database.account import Account, own_name
from khien.site.database.programs import major_version, program, run_as
from khien.site.files import write_whole

ROLE = "khien"
BACKUP_ROLE = "khien_backup"  # may copy the whole folder, and nothing else: no table is open to it
DATABASE = "khien"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")

_HAS_BACKUP_ROLE = "khien-backup-role"

# Sized for 2 cores and an idle installation under 600 MB.
DURABLE: Mapping[str, str] = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "min_wal_size": "80MB",
    "checkpoint_timeout": "10min",
    "random_page_cost": "1.1",
    "jit": "off",
    "idle_in_transaction_session_timeout": "60s",
    # What changed is noted, so that a backup need not copy the rest again.
    "summarize_wal": "on",
    "wal_keep_size": "512MB",
}
# Where backups are kept: every change goes to the folder `wal` too, within five minutes.
ARCHIVED: Mapping[str, str] = {
    **DURABLE,
    "archive_mode": "on",
    "archive_library": "'basic_archive'",
    "basic_archive.archive_directory": "'../wal'",
    "archive_timeout": "5min",
}
# A server whose data is thrown away: for tests alone.
THROWN_AWAY: Mapping[str, str] = {
    **DURABLE,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "summarize_wal": "off",
}
_ALWAYS: Mapping[str, str] = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "logging_collector": "on",
    "log_directory": "'log'",
    "log_filename": "'postgresql-%a.log'",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    "log_line_prefix": "'%m [%p] '",
    # A failing statement carries people's words: neither it nor the values are logged.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}


def create(data: Path, account: Account, *, may_create_databases: bool = False) -> None:
    """Made beside its place and moved there whole: a start killed meanwhile leaves no half."""
    for left in drafts(data):
        shutil.rmtree(left, ignore_errors=True)
    # Of a name of its own: what a killed start began may still be writing in its own.
    draft = Path(mkdtemp(prefix=f"{data.name}.new-", dir=data.parent))
    account.take(draft)
    encoding = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    names = ["--username=postgres", "--no-locale", "--auth=reject"]
    run_as(account, program("initdb"), "--pgdata", draft, *encoding, *names)
    _alone(draft, account, "template1", [f"CREATE EXTENSION {name}" for name in EXTENSIONS])
    role = f"CREATE ROLE {ROLE} LOGIN" + (" CREATEDB" if may_create_databases else "")
    _alone(draft, account, "postgres", [role, f"CREATE DATABASE {DATABASE} OWNER {ROLE}"])
    give_backup_role(draft, account)
    draft.rename(data)


def give_backup_role(data: Path, account: Account) -> None:
    """Once for each data folder: those made by an older Khiên have no such role."""
    if (data / _HAS_BACKUP_ROLE).exists():
        return
    unless = f"SELECT FROM pg_roles WHERE rolname = '{BACKUP_ROLE}'"
    make = f"CREATE ROLE {BACKUP_ROLE} LOGIN REPLICATION"
    _alone(
        data,
        account,
        "postgres",
        [f"DO $$BEGIN IF NOT EXISTS ({unless}) THEN {make}; END IF; END$$"],
    )
    write_whole(data / _HAS_BACKUP_ROLE, "", owner=account.uid if account.foreign else -1)


def drafts(data: Path) -> list[Path]:
    """What starts that were killed left unfinished."""
    return list(data.parent.glob(f"{data.name}.new*"))


def _alone(data: Path, account: Account, database: str, statements: list[str]) -> None:
    """Run as superuser in single-user mode: no other connection is possible meanwhile."""
    typed = "".join(f"{statement};\n\n" for statement in statements)
    options = ["--single", "-j", "-c", "exit_on_error=on", "-D", str(data)]
    run_as(account, program("postgres"), *options, database, typed=typed)


def configure(data: Path, account: Account, settings: Mapping[str, str]) -> None:
    lines = [f"{name} = {value}" for name, value in {**_ALWAYS, **settings}.items()]
    head = "# Written by Khiên at each start. Put settings of your own into local.conf."
    files = {
        "postgresql.conf": "\n".join([head, *lines, "include_if_exists 'local.conf'", ""]),
        "pg_hba.conf": f"local all {ROLE} peer map=khien\n"
        f"local replication {BACKUP_ROLE} peer map=khien\n",
        "pg_ident.conf": "".join(f'khien "{own_name()}" {role}\n' for role in (ROLE, BACKUP_ROLE)),
    }
    for name, text in files.items():
        write_whole(data / name, text, owner=account.uid if account.foreign else -1)


def check_version(data: Path) -> None:
    kept, ours = (data / "PG_VERSION").read_text("ascii").strip(), major_version()
    if kept != ours:
        raise Stopped(
            f"Dữ liệu trong {data} thuộc PostgreSQL {kept}, bản đang cài là {ours}: "
            "hãy sao lưu bằng bản Khiên cũ rồi khôi phục.",
            f"The data belongs to PostgreSQL {kept}, this Khiên brings {ours}: "
            "back up with the old Khiên, then restore.",
        )
