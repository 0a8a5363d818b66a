"""Typing that outlives its page: one mechanism for every form beside the parts and the sheet."""
