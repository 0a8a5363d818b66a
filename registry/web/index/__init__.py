"""Pages: the index."""
