"""Rows that thousands of tests begin with: made once by each worker, then written in one go.

What was made once is undone at once: every test writes the rows anew, in its own transaction.
"""

import pickle
from collections.abc import Callable

from django.db import connection, transaction
from psycopg import ClientCursor

_WRITES = ("INSERT", "UPDATE", "DELETE")


class WrittenAgain:
    """What `make` writes into tables that hold only what `after` wrote; called, it is as if `make`
    had been called there.
    """

    def __init__(self, make: Callable[[], object], *, after: "tuple[WrittenAgain, ...]" = ()):
        self._statements: list[str] = []
        with transaction.atomic():
            for before in after:
                before()
            with connection.execute_wrapper(self._note):
                self._given = pickle.dumps(make())
            transaction.set_rollback(True)

    def _note(self, execute, sql, params, many, context):
        if sql.startswith(_WRITES):
            assert not many
            self._statements.append(ClientCursor(connection.connection).mogrify(sql, params))
        return execute(sql, params, many, context)

    def __call__(self):
        connection.ensure_connection()
        connection.connection.execute(";\n".join(self._statements), prepare=False)
        return pickle.loads(self._given)
