"""Pages: trial."""
