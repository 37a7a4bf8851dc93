"""``make bench``: what the pages cost, beside a floor measured in the same run."""
