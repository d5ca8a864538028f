"""What lives on from meeting to meeting: commitments, goals, opportunities, topics. Their story: `story`."""
