"""The commands of the week between: jots, topics, how promises and doors get on, the next date."""
