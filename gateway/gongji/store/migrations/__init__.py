"""The migrations, one chain."""
