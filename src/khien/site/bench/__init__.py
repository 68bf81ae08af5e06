"""`khien bench`: speed and memory of a whole installation, measured from outside over HTTP.

It starts `khien run` on an empty folder, sends real requests, and writes docs/benchmarks.md.
"""

from khien.site.bench.main import main

__all__ = ["main"]
