"""What a user can do, one method per intent; speaks to clock and store through ports."""
