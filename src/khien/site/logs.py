"""Logs: one JSON line an event on stderr, without anybody's personal data.

Left out on purpose: addresses of clients, query strings, request bodies, and the messages of
exceptions (a database names the value it refused). Kept: what failed, where, and when.
"""

import re
import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_ONE_TIME_LINK = re.compile(r"(/tai-khoan/loi-moi/)[^/\s\"']+")
_ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def where_it_failed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replaces an exception by its type and the lines of code it passed through."""
    found = event.pop("exc_info", None)
    if isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if isinstance(found, tuple) and found[0] is not None:
        event["exception"] = _described(found)
    return event


def _described(found: _ExceptionInfo) -> dict[str, Any]:
    kind, error, trace = found
    frames = traceback.extract_tb(trace)
    cause = error.__cause__
    return {
        "type": f"{kind.__module__}.{kind.__qualname__}",
        "cause": type(cause).__qualname__ if cause else None,
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def without_people(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drops what Django hangs on its records: the request with all it carries."""
    for name in ("request", "server_time", "params", "sql"):
        event.pop(name, None)
    return {name: _without_keys(value) for name, value in event.items()}


def _without_keys(value: Any) -> Any:
    """A one-time link opens an account for whoever reads it."""
    return _ONE_TIME_LINK.sub(r"\1…", value) if isinstance(value, str) else value


_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configuration(level: str) -> dict[str, Any]:
    """For Django's LOGGING; makes structlog itself write the same way."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": structlog.stdlib.ProcessorFormatter, **_formatter()}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": "WARNING"},
            "django.server": {"handlers": [], "propagate": False},
            "procrastinate": {"level": "WARNING"},
            "psycopg.pool": {"level": "ERROR"},  # it counts every try while the database is away
        },
    }


def _formatter() -> dict[str, Any]:
    return {
        "foreign_pre_chain": [*_SHARED, structlog.stdlib.ExtraAdder()],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_people,
            where_it_failed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    }
