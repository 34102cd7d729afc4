"""What every public form is protected by; nothing here knows what a form is for."""
