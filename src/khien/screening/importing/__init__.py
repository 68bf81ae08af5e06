"""Files of hashes and addresses: kept until they are looked through, read line by line."""
