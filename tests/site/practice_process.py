"""What somebody does in a practice installation: one account made, in a process of its own."""

import json
import os
import sys

from khien.site.prepared import site


def main():
    with site():
        from django.conf import settings  # noqa: PLC0415  (the database first)
        from django.utils import timezone  # noqa: PLC0415  (the same)

        from khien.core.actors import SYSTEM  # noqa: PLC0415  (the same)
        from khien.core.models import LedgerEvent  # noqa: PLC0415  (the same)
        from khien.people.actions.accounts import create_user  # noqa: PLC0415  (the same)
        from khien.people.models import User  # noqa: PLC0415  (the same)

        create_user("nguoi-tap-thu", full_name="Người Tập", by=SYSTEM, now=timezone.now())
        said = {
            "people": User.objects.count(),
            "ledger": LedgerEvent.objects.count(),
            "practice": settings.PRACTICE,
            "mail": settings.MAIL_SERVER,
        }
        sys.stdout.write(json.dumps(said) + os.linesep)


if __name__ == "__main__":
    main()
