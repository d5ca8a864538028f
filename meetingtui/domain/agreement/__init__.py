"""What the pair settled on one page, and how answers become it. What a meeting asks is in `meeting`."""
