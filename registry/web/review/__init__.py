"""Pages: review."""
