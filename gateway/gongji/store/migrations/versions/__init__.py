"""Each step of the chain."""
