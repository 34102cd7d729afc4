"""The site around the programme: home page, information pages, menu."""
