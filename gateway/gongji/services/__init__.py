"""Use cases: what the questions of the API need, from policy to answer."""
