"""The floor: a programme on plain Wagtail as one writes it by hand."""
