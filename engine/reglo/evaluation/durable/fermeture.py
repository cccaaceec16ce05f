"""What holds something of the extension, and gives it back: `with Jeu(…) as jeu: …`."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Fermable(ABC):
    """Closed at the end of its `with`, whatever happened in it."""

    @abstractmethod
    def fermer(self) -> None:
        """Gives back what it holds; a second time does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, genre: type[BaseException] | None, erreur: BaseException | None, _: TracebackType | None
    ) -> None:
        self.fermer()
