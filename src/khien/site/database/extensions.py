"""What PostgreSQL has to be able to do besides; made where we may, else said for who may."""

import psycopg

from khien.site.console import Stopped
from khien.site.database.cluster import EXTENSIONS


def ensure(url: str) -> None:
    statements = [f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS]
    try:
        with psycopg.connect(url) as connection:
            for statement in statements:
                connection.execute(statement)
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.FeatureNotSupported) as error:
        why = error.diag.message_primary
        raise Stopped(
            f"Người quản trị cơ sở dữ liệu ở DATABASE_URL cần chạy: {'; '.join(statements)};",
            f"The administrator of that database has to run this first ({why}).",
        ) from None
