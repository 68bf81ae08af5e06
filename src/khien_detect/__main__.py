import sys

from khien_detect.cli import main

sys.exit(main())
