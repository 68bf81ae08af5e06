"""What the value of a setting must be, in words that complete a sentence."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Check:
    """What a value must be; the words complete "NAME must be …"."""

    holds: Callable[[Any], bool]
    vietnamese: str
    english: str


def number(least: int, most: int) -> Check:
    return Check(
        lambda value: least <= value <= most,
        f"một số từ {least} đến {most}",
        f"a number from {least} to {most}",
    )


def one_of(*words: str) -> Check:
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


SITE_URL = Check(
    _is_site_url,
    "địa chỉ đầy đủ, không có đường dẫn phía sau, như https://khien.example.vn",
    "a whole address without a path, such as https://khien.example.vn",
)
DATABASE_URL = Check(
    _is_database_url,
    "địa chỉ PostgreSQL, như postgres://khien@/khien",
    "the address of a PostgreSQL, such as postgres://khien@/khien",
)
BLOCK_PAGE = Check(
    _is_block_page,
    "một địa chỉ IP hoặc một tên miền viết thường, như 203.0.113.7",
    "an IP address or a host in small letters, such as 203.0.113.7",
)
BUCKET = Check(
    _is_bucket,
    "địa chỉ đầy đủ của kho kèm tên ngăn, như https://s3.example.vn/khien",
    "the whole address of the store with the bucket's name, such as https://s3.example.vn/khien",
)
MAIL_SERVER = Check(
    lambda value: not value or bool(re.fullmatch(r"[^\s:/]+:\d{1,5}", value)),
    "tên máy và cổng, như mail.example.vn:587",
    "a host and a port, such as mail.example.vn:587",
)
WEBHOOK = Check(
    lambda value: not value or urlsplit(value).scheme in {"http", "https"},
    "địa chỉ đầy đủ, như https://sms.example.vn/gui",
    "a whole address, such as https://sms.example.vn/gui",
)
ISSUER = Check(
    lambda value: not value or (urlsplit(value).scheme in {"http", "https"} and "?" not in value),
    "địa chỉ đầy đủ của nơi cấp, như https://dang-nhap.example.vn/realms/tinh",
    "the provider's whole address, such as https://dang-nhap.example.vn/realms/tinh",
)
CLOCK = Check(
    lambda value: not value or bool(re.fullmatch(r"(https?|ntp)://[^\s/]+/?", value)),
    "ntp:// hoặc https:// và tên máy, như ntp://time.example.vn",
    "ntp:// or https:// and a host, such as ntp://time.example.vn",
)
FOLDER = Check(
    lambda value: not value or value.startswith("/"),
    "một thư mục, viết từ gốc, như /media/backup/khien",
    "a folder written from the root, such as /media/backup/khien",
)
FILE = Check(
    lambda value: not value or os.access(value, os.R_OK),
    "một tệp có thật mà Khiên đọc được",
    "a file that is there and that Khiên may read",
)
RECIPIENTS = Check(
    lambda values: all(re.fullmatch(r"age1[02-9ac-hj-np-z]{58}", value) for value in values),
    "khóa công khai của age, bắt đầu bằng age1, cách nhau bằng dấu phẩy",
    "public keys of age, which begin with age1, with commas between",
)
NETWORKS = Check(
    _are_networks,
    "địa chỉ IP hoặc mạng, cách nhau bằng dấu phẩy, như 127.0.0.1",
    "IP addresses or networks with commas between, such as 127.0.0.1",
)
