"""Image cards: from a page to JPEG files; heads and kits read them elsewhere."""
