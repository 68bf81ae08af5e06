"""Exhibits as one BagIt folder (RFC 8493) in a ZIP, which anybody checks with public tools."""

from khien.evidence.bags.bag import Going, Taken, bag

__all__ = ["Going", "Taken", "bag"]
