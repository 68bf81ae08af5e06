"""Backups: database, keys and exhibits in one file, each part checked against its hash.

The file is a tar. Without a passphrase its members are `database.dump` (for pg_restore), `keys/…`,
`exhibits/…` and, last, `manifest.json` with the SHA-256 of each. With a passphrase that tar is
sealed: the file then holds `identity.age` (a key, sealed with the passphrase) and
`backup.tar.age` (the tar, sealed for that key), which the standard `age` tool opens as well.
"""
