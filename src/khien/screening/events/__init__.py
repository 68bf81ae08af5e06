"""What the ledger says of screening: identifiers, codes and numbers only; a file each subject."""
