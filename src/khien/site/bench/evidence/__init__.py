"""`khien bench evidence`: exhibits taken in and handed out, the ledger verified."""

from khien.site.bench.evidence.main import main

__all__ = ["main"]
