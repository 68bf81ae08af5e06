"""Backups: database, keys, exhibits and what else lies in KHIEN_HOME and may not be lost.

`khien backup FILE` writes all of it into one file. Where BACKUP_TO names a folder, the worker
keeps one there by itself, of small pieces that build on each other:

    <cluster>-<timeline>/    one life of Khiên's own PostgreSQL: a restore begins the next
        20261126T190000Z-full.age          everything but the files
        20261126T190000Z-full.manifest     what PostgreSQL asks for to copy only what changed
        20261127T190000Z-incremental.age   what changed since the one before
        wal/                               every change between them: any moment can be gone back to
        keys-….age                         the keys again, whenever there is a new one
    dumps/                   the same of a PostgreSQL that is not Khiên's own: always whole
    files/                   exhibits, each once: encrypted as they lie in KHIEN_HOME
    files.sha256             their sums, for `sha256sum -c`

Every `.age` file is encrypted to BACKUP_RECIPIENTS and opens with the standard `age` tool; inside
is a tar whose last member, `manifest.json`, has the SHA-256 of each other one.
"""
