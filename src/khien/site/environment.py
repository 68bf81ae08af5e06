"""Every setting Khiên reads from the environment, in one table: read, and documented, from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from environs import Env

_env = Env()
_READ: dict[str, Callable[..., Any]] = {
    "text": _env.str,
    "number": _env.int,
    "list": _env.list,
}


@dataclass(frozen=True)
class Setting:
    name: str
    kind: str
    default: Any
    meaning: str


SETTINGS = (
    Setting(
        "KHIEN_HOME",
        "text",
        "",
        "Folder of everything that must not be lost: database, keys, exhibits. "
        "Empty: `var` in the checkout.",
    ),
    Setting("PORT", "number", 8000, "The port of the site."),
    Setting(
        "HOST",
        "text",
        "127.0.0.1",
        "The address the site listens on. Leave it, and put a TLS proxy in front.",
    ),
    Setting(
        "SITE_URL",
        "text",
        "",
        "The address people use, such as `https://khien.example.vn`. With `https`, cookies travel "
        "over TLS alone, browsers are told to insist on TLS, and the proxy's "
        "`X-Forwarded-Proto` is believed.",
    ),
    Setting(
        "ALLOWED_HOSTS",
        "list",
        ["127.0.0.1", "localhost", "[::1]"],
        "Host names the site answers to; the one of `SITE_URL` is added.",
    ),
    Setting(
        "DATABASE_URL",
        "text",
        "",
        "A PostgreSQL (15 or newer) of your own, such as `postgres://khien@%2Frun%2Fpostgresql/khien`. "  # noqa: E501
        "Empty: Khiên starts one itself in `KHIEN_HOME/db`.",
    ),
    Setting("DATABASE_POOL", "number", 8, "Most connections of one web process."),
    Setting(
        "SECRET_KEY",
        "text",
        "",
        "Signs cookies. Empty: made at the first start, kept in `KHIEN_HOME/keys/site.key`.",
    ),
    Setting("SERVER", "text", "granian", "`granian` or `gunicorn`."),
    Setting("WEB_PROCESSES", "number", 2, "Processes answering requests."),
    Setting("WEB_THREADS", "number", 4, "Threads of each of them."),
    Setting("WORKER_JOBS", "number", 4, "Jobs the worker does at the same time."),
    Setting(
        "LOG_LEVEL",
        "text",
        "INFO",
        "Least weight of what is logged: DEBUG, INFO, WARNING, ERROR.",
    ),
    Setting(
        "CLAMD_SOCKET",
        "text",
        "",
        "Socket of a ClamAV daemon that looks at uploaded files. "
        "Empty: files are recorded as not scanned.",
    ),
    Setting(
        "KHIEN_BACKUP_PASSPHRASE",
        "text",
        "",
        "Encrypts backups, and opens them at restore. Empty: backups are not encrypted.",
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(name: str) -> Any:
    """The value of a setting of the table; a name outside it is a mistake of ours."""
    setting = _BY_NAME[name]
    return _READ[setting.kind](name, setting.default)


def reference() -> str:
    """The text of docs/reference/settings.md."""
    rows = [
        f"| `{s.name}` | {s.kind} | {_shown(s.default)} | {s.meaning.replace('|', '/')} |"
        for s in SETTINGS
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "All come from the environment. Written by `./khien reference`, held to it by a test.",
            "",
            "| name | kind | default | meaning |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _shown(default: Any) -> str:
    text = ",".join(default) if isinstance(default, list) else str(default)
    return f"`{text}`" if text else "empty"
