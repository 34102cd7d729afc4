"""How visitors enter a contest and manage what they sent; who decides is elsewhere."""
