"""Region policy as files: reading it, finding every mistake, and the region that answers from it."""
