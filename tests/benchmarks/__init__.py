"""Speed compared with other tools, as ratios of one run; nothing fails on a clock."""
