"""Khiên's own PostgreSQL, for where DATABASE_URL names none.

Data in KHIEN_HOME/db, a Unix socket only, durable settings, no superuser to sign in as.
"""

from khien.site.database.server import Server as Server
from khien.site.database.server import running as running
