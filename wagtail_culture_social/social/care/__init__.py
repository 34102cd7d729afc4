"""The care of pages: what is to be reviewed, what leads nowhere, what lacks a twin."""
