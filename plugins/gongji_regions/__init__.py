"""Built-in regions; each folder is a plugin that enters by the entry points, as a stranger's does."""
