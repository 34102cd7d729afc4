"""The social kit: posts of a page as they will look, adjusted network by network."""
