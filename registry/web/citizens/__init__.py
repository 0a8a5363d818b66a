"""Pages: citizens without an account."""
