"""Pages of content, requests, preservation letters, addressees and their figures."""
