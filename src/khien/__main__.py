"""`python -m khien` is the command line `khien`."""

import sys

from khien.site.cli import main

sys.exit(main())
