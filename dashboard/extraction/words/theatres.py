"""Facts of wars that decide what a text means where it says little, from `data/theatres.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import LanguagePackError

__all__ = ["Coalition", "Stationed", "Theatres", "load_theatres"]

_TABLE: Final = "theatres.toml"


class Coalition(BaseModel):
    """
    A coalition that its own war's news calls "the coalition".

    Attributes
    ----------
    name
        As the actor's name in the language packs.
    foes
        Actors that are told of with no other coalition; none for the one meant elsewhere.
    members
        Actors that are told of with this one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    foes: frozenset[str]
    members: frozenset[str]


class Stationed(BaseModel):
    """
    Forces at their bases, which they do not attack.

    Attributes
    ----------
    actors
        As in the language packs.
    bases
        Ids of places of the gazetteer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    actors: frozenset[str]
    bases: frozenset[str]


class Theatres(BaseModel):
    """
    What is known of wars.

    Attributes
    ----------
    raided_on_foot
        ISO 3166-1 codes of countries where a "raid" is one on foot, as a rule.
    coalitions
        In the order in which they are asked.
    stationed
        Who is stationed where.
    spared_at_home
        ISO 3166-1 codes of countries where their own forces strike nothing.
    fire_missiles
        States whose "rockets" of no told make are missiles, as a rule.
    states
        ISO 3166-1 code of a country to the actor that its name or capital stands for.
    enemies
        ISO 3166-1 code of a country to the actor that its newsrooms call "the enemy".
    short_names
        Actor of a short name to those whom it may mean: the first that the text tells of, else
        the last.
    homes
        ISO 3166-1 codes to the actor who fires from that country at others.
    governments
        ISO 3166-1 codes to the actor that "government forces" are there.
    armies
        Those of them where "the army" is the government's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    raided_on_foot: frozenset[str]
    coalitions: tuple[Coalition, ...]
    stationed: tuple[Stationed, ...]
    spared_at_home: frozenset[str]
    fire_missiles: frozenset[str]
    states: Mapping[str, str]
    enemies: Mapping[str, str]
    short_names: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, str]
    governments: Mapping[str, str]
    armies: frozenset[str]


@cache
def load_theatres() -> Theatres:
    """
    Read the table.

    Raises
    ------
    LanguagePackError
        If a field is missing, unknown or of another kind.
    """
    path = files("dashboard") / "data" / _TABLE
    try:
        return Theatres.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguagePackError(f"dashboard/data/{_TABLE}: {error}") from error
