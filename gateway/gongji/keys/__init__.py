"""Keys of the data folder: what they seal, and the tokens they sign."""
