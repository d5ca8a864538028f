"""Everything that is typed into: lines, notes, choices, forms. What is only looked at is in `widgets` or `lists`."""
