"""One night of retention in a process of its own, in small batches. Each statement it has sent to
the database is a dot on its output, so that whoever kills it knows how far it came.
"""

import os
import sys
from datetime import datetime

import django

BATCH = 3


def told(execute, sql, params, many, context):
    answer = execute(sql, params, many, context)
    os.write(1, b".")
    return answer


def main():
    django.setup()
    from django.db import connection  # noqa: PLC0415  (Django first)

    from khien.core import keeping as engine  # noqa: PLC0415  (Django first)
    from khien.privacy.actions import keeping  # noqa: PLC0415  (Django first)

    engine.batches.__kwdefaults__["size"] = BATCH
    with connection.execute_wrapper(told):
        keeping.run(now=datetime.fromisoformat(sys.argv[1]))


if __name__ == "__main__":
    main()
