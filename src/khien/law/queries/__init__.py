"""Readers of the register of law, of its alarms and its reviews."""

from khien.law.queries.register import (
    Hit,
    ListedDocument,
    ListedProvision,
    agencies_at,
    document,
    documents,
    files_of,
    fine_span,
    is_whole,
    limits_of,
    provision,
    provisions_in_force,
    provisions_of,
    relations_of,
    wordings_of,
)

__all__ = [
    "Hit",
    "ListedDocument",
    "ListedProvision",
    "agencies_at",
    "document",
    "documents",
    "files_of",
    "fine_span",
    "is_whole",
    "limits_of",
    "provision",
    "provisions_in_force",
    "provisions_of",
    "relations_of",
    "wordings_of",
]
