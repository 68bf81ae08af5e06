"""Open Badges 3.0: a certificate as a signed JWT that other software can check by itself."""
