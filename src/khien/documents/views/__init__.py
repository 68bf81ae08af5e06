"""The pages of documents and of their register."""
