"""GraphQL documents, guards and execution; knows nothing of the subject."""
