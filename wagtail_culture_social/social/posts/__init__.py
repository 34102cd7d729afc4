"""Posts as they are planned, edited and posted by people; writing them is `domain`."""
