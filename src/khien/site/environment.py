"""Every setting Khiên reads from the environment, in one table: read, checked and documented."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from environs import Env, EnvError

from khien.site.console import Stopped, complain
from khien.site.setting_checks import (
    BLOCK_PAGE,
    BUCKET,
    CLOCK,
    DATABASE_URL,
    FILE,
    FOLDER,
    ISSUER,
    MAIL_SERVER,
    NETWORKS,
    RECIPIENTS,
    SITE_URL,
    WEBHOOK,
    Check,
    number,
    one_of,
)
from khien.site.settings_together import contradictions, unknown

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
    check: Check | None = None
    secret: bool = False  # may hold a password: never repeated to the terminal


SETTINGS = (
    Setting(
        "KHIEN_HOME",
        "text",
        "",
        "Folder of everything that must not be lost: database, keys, exhibits. "
        "Empty: `var` in the checkout.",
    ),
    Setting("PORT", "number", 8000, "The port of the site.", number(1, 65535)),
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
        SITE_URL,
    ),
    Setting(
        "TRUSTED_PROXY",
        "list",
        [],
        "Addresses (or networks) of the proxy in front. Of a request coming from there, the last "
        "address in `X-Forwarded-For` is taken for the visitor's; from anywhere else the header "
        "is ignored. See [put a proxy in front](../how-to/put-a-proxy-in-front.md).",
        NETWORKS,
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
        BLOCK_PAGE,
    ),
    Setting(
        "DATABASE_URL",
        "text",
        "",
        "A PostgreSQL (15 or newer) of your own, such as `postgres://khien@%2Frun%2Fpostgresql/khien`. "  # noqa: E501  (one row of the printed table)
        "Empty: Khiên starts one itself in `KHIEN_HOME/db`.",
        DATABASE_URL,
        secret=True,
    ),
    Setting("DATABASE_POOL", "number", 8, "Most connections of one web process.", number(1, 500)),
    Setting(
        "SECRET_KEY",
        "text",
        "",
        "Signs cookies. Empty: made at the first start, kept in `KHIEN_HOME/keys/site.key`.",
        secret=True,
    ),
    Setting("SERVER", "text", "granian", "`granian` or `gunicorn`.", one_of("granian", "gunicorn")),
    Setting("WEB_PROCESSES", "number", 2, "Processes answering requests.", number(1, 64)),
    Setting("WEB_THREADS", "number", 4, "Threads of each of them.", number(1, 64)),
    Setting("WORKER_JOBS", "number", 4, "Jobs the worker does at the same time.", number(1, 64)),
    Setting(
        "LOG_LEVEL",
        "text",
        "INFO",
        "Least weight of what is logged: DEBUG, INFO, WARNING, ERROR.",
        one_of("DEBUG", "INFO", "WARNING", "ERROR"),
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
        BUCKET,
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
        MAIL_SERVER,
    ),
    Setting(
        "MAIL_SECURITY",
        "text",
        "starttls",
        "`starttls`, `tls` or `none`.",
        one_of("starttls", "tls", "none"),
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
        WEBHOOK,
    ),
    Setting(
        "SMS_WEBHOOK_SECRET",
        "text",
        "",
        "Signs what is sent there: `X-Khien-Signature` is the HMAC-SHA256 of the body in hex.",
        secret=True,
    ),
    Setting(
        "ALERT_MAIL",
        "list",
        [],
        "Further addresses told of troubles of the installation, besides its administrators. See "
        "[watch an installation](../how-to/watch-an-installation.md).",
    ),
    Setting(
        "ALERT_WEBHOOK",
        "text",
        "",
        "Address that is told of troubles of the installation: a POST of JSON for each (`code`, "
        "`severity`, `state`, `text`, `advice`, `key`). Empty: none.",
        WEBHOOK,
    ),
    Setting(
        "ALERT_WEBHOOK_SECRET",
        "text",
        "",
        "Signs what is sent there, as `SMS_WEBHOOK_SECRET` does.",
        secret=True,
    ),
    Setting(
        "METRICS_TOKEN",
        "text",
        "",
        "Whoever sends `Authorization: Bearer` with it may read `/suc-khoe/so-lieu/`, from "
        "anywhere. Empty: only programs on this machine may.",
        secret=True,
    ),
    Setting(
        "CLOCK_PEER",
        "text",
        "",
        "Whose clock this machine's is compared with: `ntp://time.example.vn`, or the address of a "
        "site whose answers say the time. Empty: only the database's clock is looked at.",
        CLOCK,
    ),
    Setting(
        "OIDC_ISSUER",
        "text",
        "",
        "The OpenID Connect provider of the province with which staff may sign in, beside their "
        "own passwords: its address, as it stands under `issuer` in its "
        "`/.well-known/openid-configuration`. Empty: own passwords alone. See "
        "[sign in with OpenID Connect](../how-to/sign-in-with-openid-connect.md).",
        ISSUER,
    ),
    Setting("OIDC_CLIENT", "text", "khien", "What Khiên is called there (the client's id)."),
    Setting("OIDC_SECRET", "text", "", "The client's secret.", secret=True),
    Setting(
        "OIDC_NAME",
        "text",
        "Đăng nhập chung của tỉnh",
        "What the provider is called on the page of signing in.",
    ),
    Setting(
        "OIDC_SECOND_FACTOR",
        "list",
        [],
        "Values of `amr` or `acr` in the provider's token that count as a second factor, such as "
        "`mfa,hwk`. Empty: Khiên asks for its own, whatever the provider asked for.",
    ),
    Setting(
        "FLOOD_HITS",
        "number",
        200,
        "Hits in one hour above which a single entry of a bank is set aside until a person has "
        "looked; see [keep a bank](../how-to/keep-a-bank.en.md).",
        number(1, 1_000_000_000),
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
        "[have content taken down](../how-to/have-content-taken-down.en.md).",
    ),
    Setting(
        "BACKUP_TO",
        "text",
        "",
        "Folder of another disk or machine to which the worker backs everything up by itself, such "
        "as `/media/backup/khien`. Empty: only `khien backup FILE` does. See "
        "[back up and restore](../how-to/back-up-and-restore.md).",
        FOLDER,
    ),
    Setting(
        "BACKUP_RECIPIENTS",
        "list",
        [],
        "Public keys (`age1…`, of `khien backup key` or `age-keygen`) to which backups are "
        "encrypted: this machine cannot read them. `BACKUP_TO` needs at least one.",
        RECIPIENTS,
    ),
    Setting(
        "BACKUP_IDENTITY",
        "text",
        "",
        "File with the secret key, for `khien restore` and `khien backup verify` alone. It does "
        "not belong on the machine that is backed up.",
    ),
    Setting(
        "BACKUP_HOUR", "number", 2, "Hour of the day, in Viet Nam, of a backup.", number(0, 23)
    ),
    Setting("BACKUP_EVERY", "number", 24, "Hours from one backup to the next.", number(1, 168)),
    Setting(
        "BACKUP_KEEP",
        "number",
        5,
        "How many full backups (one a week) are kept, each with all that builds on it.",
        number(1, 1000),
    ),
    Setting(
        "PRACTICE_URL",
        "text",
        "",
        "Where the practice installation is reached, such as `https://tap-thu.example.vn`: the "
        "menu of the real one then leads there. See [practice](../how-to/practise.md).",
        SITE_URL,
    ),
    Setting("PRACTICE_PORT", "number", 8001, "The port of `./khien practice`.", number(1, 65535)),
    Setting(
        "PRACTICE",
        "text",
        "",
        "`yes`: this is the practice installation. Set by `./khien practice`, not by hand.",
        one_of("", "yes"),
    ),
    Setting(
        "KHIEN_BACKUP_PASSPHRASE",
        "text",
        "",
        "Encrypts what `khien backup FILE` makes where there are no recipients, and opens it at "
        "restore. Neither: that file is not encrypted.",
        secret=True,
    ),
    Setting(
        "TLS_CERTIFICATE",
        "text",
        "",
        "File of the certificate (PEM, with its chain) where Khiên speaks TLS itself, without a "
        "proxy. Empty: plain HTTP. See [install](../how-to/install.md).",
        FILE,
    ),
    Setting("TLS_KEY", "text", "", "File of its private key (PEM, PKCS #8).", FILE),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}
NAMES = tuple(_BY_NAME)


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
    """Before anything is started: the first setting that cannot be is told, also one that cannot be
    beside another. A name that only looks like one of ours is told and stops nothing.
    """
    for setting in SETTINGS:
        read(setting.name)
    for why in contradictions(read):
        raise why
    for said in unknown(NAMES, os.environ):
        _complain_once(said)


@cache
def _complain_once(said: str) -> None:
    complain(said)


def _refused(setting: Setting) -> Stopped:
    given = "" if setting.secret else f"={os.environ[setting.name]}"
    check = setting.check or Check(bool, "một số", "a number")
    return Stopped(
        f"{setting.name}{given}: phải là {check.vietnamese}.",
        f"{setting.name} must be {check.english}.",
    )
