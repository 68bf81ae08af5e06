"""`khien bench evidence`: how fast exhibits are taken in, and in how much memory."""

from khien.site.bench.evidence.main import main

__all__ = ["main"]
