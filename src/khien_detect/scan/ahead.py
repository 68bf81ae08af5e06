"""Imported once, by the process from which those that look at pictures are forked: its memory, and
the second that it takes to load, are theirs together.
"""

from khien_detect import compiling
from khien_detect.scan import crew  # noqa: F401  (what each of them runs)

compiling.compile_all()
