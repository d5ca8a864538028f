"""What the user should be told about the data, apart from errors."""


class Notices(list[str]):
    """Sentences in the order they came up, each once; whoever has told them may clear the list."""

    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()

    def tell(self, *sentences: str) -> None:
        """Add the sentences, but for those that are empty or were told before."""
        for sentence in sentences:
            self._add(sentence)

    def _add(self, sentence: str) -> None:
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self.append(sentence)
