"""A process for one file, so that what reading and writing it takes is given back at its end."""

import sys
from uuid import UUID

import django


def main(file_id: str) -> None:
    django.setup()
    # Here, because models are only there once Django stands.
    from django.utils import timezone  # noqa: PLC0415  (see above)

    from khien.screening.actions.bank_files import go_on  # noqa: PLC0415  (see above)

    go_on(UUID(file_id), now=timezone.now)


if __name__ == "__main__":
    main(sys.argv[1])
