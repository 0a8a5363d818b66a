"""Pages: exchange between regions."""
