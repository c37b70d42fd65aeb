"""HTTP at the border: the GraphQL view and the other routes."""
