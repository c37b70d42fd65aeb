"""The GraphQL types of gongji, beside schema.graphql and operations/."""
