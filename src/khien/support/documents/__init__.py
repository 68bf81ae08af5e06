"""What a child's case says on paper: Mẫu 01–06, decisions, minutes, letters of referral.

Official documents are in Vietnamese whatever language their maker reads: their words stand here as
they are printed, not in the catalogue.
"""

HOLDER_KIND = "case"
