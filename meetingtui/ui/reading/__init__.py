"""Long texts to read: past meetings and stories, with their places and hits. Nothing is typed here."""
