"""What a request says on paper and by e-mail.

Official letters are in Vietnamese whatever language their maker reads, and an e-mail in that of
whoever receives it: their words stand here as they are sent, not in the catalogue.
"""

from khien.takedown.documents.door import publish

__all__ = ["publish"]
