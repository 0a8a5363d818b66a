"""Pages: proposals."""
