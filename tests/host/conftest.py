"""Strangers come to the host."""

from outside import strangers

__all__ = ["strangers"]
