"""The yearly innovation report, a module for each chapter."""
