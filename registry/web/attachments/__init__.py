"""Pages: attachments."""
