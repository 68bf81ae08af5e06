"""The yearly report on security: filled with what the system knows, completed by a person.

Until when it goes to whom is data (`SecurityDate`); what ships was read in a secondary source only.
"""
