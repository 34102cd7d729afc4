"""What becomes of personal data: how long it is kept, who sees it, how it goes."""
