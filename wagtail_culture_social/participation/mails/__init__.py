"""E-mails to visitors, in their language, as text and as HTML."""
