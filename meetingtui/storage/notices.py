"""What the user should be told about the data, apart from errors."""


class Notices(list[str]):
    """Sentences in the order they came up, each once; whoever has told them may clear the list."""

    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()

    def tell(self, sentence: str) -> None:
        """Add the sentence, unless it is empty or was told before."""
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self.append(sentence)
