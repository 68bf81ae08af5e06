"""Every setting Khiên reads from the environment, in one table: read, checked and documented."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError

from khien.site.console import Stopped

_env = Env()
_READ: dict[str, Callable[..., Any]] = {
    "text": _env.str,
    "number": _env.int,
    "list": _env.list,
}


@dataclass(frozen=True)
class Check:
    """What a value must be; the words complete "NAME must be …"."""

    holds: Callable[[Any], bool]
    vietnamese: str
    english: str


@dataclass(frozen=True)
class Setting:
    name: str
    kind: str
    default: Any
    meaning: str
    check: Check | None = None
    secret: bool = False  # may hold a password: never repeated to the terminal


def _number(least: int, most: int) -> Check:
    return Check(
        lambda value: least <= value <= most,
        f"một số từ {least} đến {most}",
        f"a number from {least} to {most}",
    )


def _one_of(*words: str) -> Check:
    shown = ", ".join(words)
    return Check(lambda value: value in words, f"một trong: {shown}", f"one of: {shown}")


def _is_site_url(value: str) -> bool:
    parts = urlsplit(value)
    named = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return not value or (named and parts.path in {"", "/"} and not parts.query)


def _is_database_url(value: str) -> bool:
    return not value or urlsplit(value).scheme in {"postgres", "postgresql"}


def _is_bucket(value: str) -> bool:
    parts = urlsplit(value)
    named = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    return not value or (named and bool(re.fullmatch(r"/[a-z0-9][a-z0-9.-]{2,62}/?", parts.path)))


def _is_block_page(value: str) -> bool:
    """A host in small letters, or one IP address."""
    try:
        return not value or bool(ip_address(value))
    except ValueError:
        return bool(re.fullmatch(r"(?=.{4,200}$)([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62}", value))


def _are_networks(values: list[str]) -> bool:
    try:
        return all(ip_network(value) for value in values)
    except ValueError:
        return False


_SITE_URL = Check(
    _is_site_url,
    "địa chỉ đầy đủ, không có đường dẫn phía sau, như https://khien.example.vn",
    "a whole address without a path, such as https://khien.example.vn",
)
_DATABASE_URL = Check(
    _is_database_url,
    "địa chỉ PostgreSQL, như postgres://khien@/khien",
    "the address of a PostgreSQL, such as postgres://khien@/khien",
)
_BLOCK_PAGE = Check(
    _is_block_page,
    "một địa chỉ IP hoặc một tên miền viết thường, như 203.0.113.7",
    "an IP address or a host in small letters, such as 203.0.113.7",
)
_BUCKET = Check(
    _is_bucket,
    "địa chỉ đầy đủ của kho kèm tên ngăn, như https://s3.example.vn/khien",
    "the whole address of the store with the bucket's name, such as https://s3.example.vn/khien",
)
_MAIL_SERVER = Check(
    lambda value: not value or bool(re.fullmatch(r"[^\s:/]+:\d{1,5}", value)),
    "tên máy và cổng, như mail.example.vn:587",
    "a host and a port, such as mail.example.vn:587",
)
_WEBHOOK = Check(
    lambda value: not value or urlsplit(value).scheme in {"http", "https"},
    "địa chỉ đầy đủ, như https://sms.example.vn/gui",
    "a whole address, such as https://sms.example.vn/gui",
)
_NETWORKS = Check(
    _are_networks,
    "địa chỉ IP hoặc mạng, cách nhau bằng dấu phẩy, như 127.0.0.1",
    "IP addresses or networks with commas between, such as 127.0.0.1",
)

SETTINGS = (
    Setting(
        "KHIEN_HOME",
        "text",
        "",
        "Folder of everything that must not be lost: database, keys, exhibits. "
        "Empty: `var` in the checkout.",
    ),
    Setting("PORT", "number", 8000, "The port of the site.", _number(1, 65535)),
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
        _SITE_URL,
    ),
    Setting(
        "TRUSTED_PROXY",
        "list",
        [],
        "Addresses (or networks) of the proxy in front. Of a request coming from there, the last "
        "address in `X-Forwarded-For` is taken for the visitor's; from anywhere else the header "
        "is ignored. See [put a proxy in front](../how-to/put-a-proxy-in-front.md).",
        _NETWORKS,
    ),
    Setting(
        "ALLOWED_HOSTS",
        "list",
        ["127.0.0.1", "localhost", "[::1]"],
        "Host names the site answers to; the one of `SITE_URL` is added.",
    ),
    Setting(
        "BLOCK_PAGE",
        "text",
        "",
        "Where published lists lead blocked names: the IP address (or host) at which this site is "
        "reached over `http`. Requests for any other host name are then led to `/bi-chan/`. "
        "Empty: resolvers answer that there is no such name, and other host names are refused. "
        "See [publish a list](../how-to/publish-a-list-for-resolvers.md).",
        _BLOCK_PAGE,
    ),
    Setting(
        "DATABASE_URL",
        "text",
        "",
        "A PostgreSQL (15 or newer) of your own, such as `postgres://khien@%2Frun%2Fpostgresql/khien`. "  # noqa: E501  (one row of the printed table)
        "Empty: Khiên starts one itself in `KHIEN_HOME/db`.",
        _DATABASE_URL,
        secret=True,
    ),
    Setting("DATABASE_POOL", "number", 8, "Most connections of one web process.", _number(1, 500)),
    Setting(
        "SECRET_KEY",
        "text",
        "",
        "Signs cookies. Empty: made at the first start, kept in `KHIEN_HOME/keys/site.key`.",
        secret=True,
    ),
    Setting(
        "SERVER", "text", "granian", "`granian` or `gunicorn`.", _one_of("granian", "gunicorn")
    ),
    Setting("WEB_PROCESSES", "number", 2, "Processes answering requests.", _number(1, 64)),
    Setting("WEB_THREADS", "number", 4, "Threads of each of them.", _number(1, 64)),
    Setting("WORKER_JOBS", "number", 4, "Jobs the worker does at the same time.", _number(1, 64)),
    Setting(
        "LOG_LEVEL",
        "text",
        "INFO",
        "Least weight of what is logged: DEBUG, INFO, WARNING, ERROR.",
        _one_of("DEBUG", "INFO", "WARNING", "ERROR"),
    ),
    Setting(
        "CLAMD_SOCKET",
        "text",
        "",
        "Socket of a ClamAV daemon that looks at uploaded files. "
        "Empty: files are recorded as not scanned.",
    ),
    Setting(
        "EXHIBIT_BUCKET",
        "text",
        "",
        "An S3-compatible bucket for the encrypted files of exhibits, with its server, such as "
        "`https://s3.example.vn/khien`. Empty: they lie in `KHIEN_HOME/exhibits`. See "
        "[keep exhibits in a bucket](../how-to/keep-exhibits-in-a-bucket.md).",
        _BUCKET,
    ),
    Setting(
        "EXHIBIT_BUCKET_KEY", "text", "", "The name of the access key to that bucket.", secret=True
    ),
    Setting("EXHIBIT_BUCKET_SECRET", "text", "", "Its secret.", secret=True),
    Setting(
        "MAIL_SERVER",
        "text",
        "",
        "SMTP server by which people are reminded of deadlines, such as `mail.example.vn:587`. "
        "Empty: reminders stay in the inbox. See "
        "[remind people by e-mail](../how-to/remind-by-email-and-sms.md).",
        _MAIL_SERVER,
    ),
    Setting(
        "MAIL_SECURITY",
        "text",
        "starttls",
        "`starttls`, `tls` or `none`.",
        _one_of("starttls", "tls", "none"),
    ),
    Setting("MAIL_USER", "text", "", "The account at that server; empty: none is needed."),
    Setting("MAIL_PASSWORD", "text", "", "Its password.", secret=True),
    Setting("MAIL_FROM", "text", "khien@localhost", "The sender's address of reminders."),
    Setting(
        "SMS_WEBHOOK",
        "text",
        "",
        "Address of an SMS gateway's webhook: each reminder is a POST of JSON (`to`, `text`, "
        "`key`). Empty: no short messages.",
        _WEBHOOK,
    ),
    Setting(
        "SMS_WEBHOOK_SECRET",
        "text",
        "",
        "Signs what is sent there: `X-Khien-Signature` is the HMAC-SHA256 of the body in hex.",
        secret=True,
    ),
    Setting(
        "FLOOD_HITS",
        "number",
        200,
        "Hits in one hour above which a single entry of a bank is set aside until a person has "
        "looked; see [keep a bank](../how-to/keep-a-bank.md).",
        _number(1, 1_000_000_000),
    ),
    Setting(
        "HASH_FETCH_HOSTS",
        "list",
        [],
        "Hosts from which `/h/hash?url=` and `/m/lookup?url=` may fetch a photo or film to hash, "
        "such as `images.example.vn`. Empty: nothing is ever fetched. See "
        "[ask Khiên from other software](../how-to/ask-khien-from-other-software.md).",
    ),
    Setting(
        "TAKEDOWN_CHECK_HOSTS",
        "list",
        [],
        "Hosts the worker may ask, 1, 7 and 30 days after content was taken down, whether its "
        "address is still gone, such as `video.example.vn`. Only the head of the answer is asked "
        "for. Empty: a person looks. See "
        "[have content taken down](../how-to/have-content-taken-down.md).",
    ),
    Setting(
        "PRACTICE_URL",
        "text",
        "",
        "Where the practice installation is reached, such as `https://tap-thu.example.vn`: the "
        "menu of the real one then leads there. See [practice](../how-to/practise.md).",
        _SITE_URL,
    ),
    Setting("PRACTICE_PORT", "number", 8001, "The port of `./khien practice`.", _number(1, 65535)),
    Setting(
        "PRACTICE",
        "text",
        "",
        "`yes`: this is the practice installation. Set by `./khien practice`, not by hand.",
        _one_of("", "yes"),
    ),
    Setting(
        "KHIEN_BACKUP_PASSPHRASE",
        "text",
        "",
        "Encrypts backups, and opens them at restore. Empty: backups are not encrypted.",
        secret=True,
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(name: str) -> Any:
    """The value of a setting of the table; a name outside it is a mistake of ours.

    A variable that is set but empty counts as not set.
    """
    setting = _BY_NAME[name]
    if not os.environ.get(name):
        return setting.default
    try:
        value = _READ[setting.kind](name)
    except EnvError:
        raise _refused(setting) from None
    if setting.check and not setting.check.holds(value):
        raise _refused(setting)
    return value


def check_all() -> None:
    """Before anything is started: the first setting that cannot be is told."""
    for setting in SETTINGS:
        read(setting.name)


def _refused(setting: Setting) -> Stopped:
    given = "" if setting.secret else f"={os.environ[setting.name]}"
    check = setting.check or Check(bool, "một số", "a number")
    return Stopped(
        f"{setting.name}{given}: phải là {check.vietnamese}.",
        f"{setting.name} must be {check.english}.",
    )


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
