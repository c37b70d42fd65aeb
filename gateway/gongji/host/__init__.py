"""Finds, loads and quarantines region plugins."""
