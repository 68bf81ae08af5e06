"""Files of hashes and addresses: kept until they are looked through, read line by line.

`python -m khien.screening.importing ID` does what is next for a file, in a process of its own.
"""
