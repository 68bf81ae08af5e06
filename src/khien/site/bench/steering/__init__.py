"""`khien bench steering`: figures through mergers, and what is shown of them."""

from khien.site.bench.steering.main import main

__all__ = ["main"]
