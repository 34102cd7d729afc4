"""Who may open which address of ours, from the URL resolver itself."""
