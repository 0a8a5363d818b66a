"""The door JSON: open data, read-only."""
