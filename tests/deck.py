"""Deeds that may come next in any order, each as often as it is named: as rules they would not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from zlib import crc32

from hypothesis import strategies as st

F = TypeVar("F", bound=Callable[..., None])
Drawn = tuple[str, dict[str, Any]]
"""A method's name, and what it is given."""


class Deck:
    def __init__(self) -> None:
        self._deeds: list[st.SearchStrategy[Drawn]] = []

    def deed(self, often: int = 1, **given: st.SearchStrategy[Any]) -> Callable[[F], F]:
        """This method is one of them."""

        def register(method: F) -> F:
            with_name = st.tuples(st.just(method.__name__), st.fixed_dictionaries(given))
            self._deeds.extend([with_name] * often)
            return method

        return register

    def drawn(self) -> st.SearchStrategy[Drawn]:
        """The next one; mixed, for small numbers are drawn more often than large ones."""
        return st.integers(0, 10**9).flatmap(
            lambda number: self._deeds[crc32(b"%d" % number) % len(self._deeds)]
        )
