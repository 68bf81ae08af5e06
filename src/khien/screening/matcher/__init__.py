"""The routes of the public hasher-matcher-actioner, so that its clients can ask Khiên unchanged.

Same paths, parameters, shapes and status codes as its version 1.1.7; what it lacks is added: a key
(`Authorization: Bearer`), an amount a day, `/m/batch_lookup`, banks that clear what is harmless.
A small WSGI application answers them before Django's middleware, thousands a second in one process.
"""

from khien.screening.matcher.application import mounted

__all__ = ["mounted"]
