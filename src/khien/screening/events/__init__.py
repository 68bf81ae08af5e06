"""What the ledger says of screening: identifiers and codes only; each subject has its file."""
