"""Reads and writes the case file; its mistakes are problems with their place."""
