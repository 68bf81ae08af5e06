"""What the banks know, ready to be asked: kept beside the database and renewed when it changes."""
