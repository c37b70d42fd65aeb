"""A GraphQL gateway for family sharing of China's medical insurance accounts (共济)."""
