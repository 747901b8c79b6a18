"""What a claim counts: people killed and wounded of one group, or an amount of something else."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from explainer.records import quantities
from explainer.records.problems import Fault, UnsoundError
from explainer.records.quantities import Quantity
from explainer.records.scales import Measure, Scope
from explainer.records.values import Record, Slug

__all__ = ["Amount", "Counts", "Part", "Words"]


def _known_wording(words: str | None) -> str | None:
    if words is not None:
        quantities.parse(words)
    return words


Words = Annotated[str | None, AfterValidator(_known_wording)]


_APART: tuple[Measure, Measure] = ("killed", "wounded")


class _Figures(Record):
    """How many were killed, wounded, or either without the source telling them apart."""

    killed: Words = None
    wounded: Words = None
    together: Words = None

    def quantity(self, measure: Measure) -> Quantity | None:
        """One figure as a quantity, or None where it is not given."""
        words = {"killed": self.killed, "wounded": self.wounded, "together": self.together}[measure]
        return None if words is None else quantities.parse(words)

    @property
    def own(self) -> tuple[Measure, ...]:
        """The figures that stand for themselves; of a sum with its parts, the parts."""
        apart = tuple(m for m in _APART if getattr(self, m) is not None)
        return apart or (("together",) if self.together is not None else ())

    @model_validator(mode="after")
    def _in_their_places(self) -> Self:
        for measure in get_args(Measure):
            found = self.quantity(measure)
            if found and found.counted not in {"", measure} and not found.says_none:
                raise UnsoundError(
                    Fault(
                        "counted-elsewhere",
                        measure=measure,
                        words=found.words,
                        people=_COUNTS[found.counted],
                        other=found.counted,
                    )
                )
        for measure in _APART:
            if _exceeds(self.quantity(measure), self.quantity("together")):
                raise UnsoundError(
                    Fault(
                        "more-than-together",
                        measure=measure,
                        words=getattr(self, measure),
                        whole=self.together,
                    )
                )
        return self


def _exceeds(part: Quantity | None, whole: Quantity | None) -> bool:
    """Whether one figure cannot be a part of another, because it is larger."""
    if part is None or part.low is None or whole is None or whole.high is None:
        return False
    return part.low > whole.high


_COUNTS = {
    "killed": "killed people",
    "wounded": "wounded people",
    "together": "killed and wounded together",
}


class Part(_Figures):
    """A part of those who are counted, as worded: ``who``, and how many where it is told.

    "Six, including three children": who is ``children``, killed is ``three``.
    """

    who: str = Field(min_length=2)


class Counts(_Figures):
    """People killed and wounded, as worded, of one counted group.

    The fields after ``including`` are what a casualty recorder asks of a figure, each as the
    source gives it, ``not given`` where it does not.

    Attributes
    ----------
    together : str
        The number of killed and wounded together. Where ``killed`` or ``wounded`` is given as
        well, these are its parts, of which the source is not sure; where neither is, it is a
        figure of its own and never one of killed.
    including : tuple of Part
        Parts of the whole that the source names; they are no further people.
    unit : str
        The source's own word for what is counted: "killed", "neutralised", "deaths".
    perpetrator : str
        Id of the actor to whom the speaker ascribes the deaths.
    cause : str
        Weapon or cause, in the source's words: "airstrike", "clashes".
    scope : str
        One incident, or an aggregate of days or places.
    may_contain : tuple of str
        Claims whose people this figure may already hold.
    status_by : str
        Id of the actor who says that the counted are civilians, soldiers or militants.
    sex_and_age, named, verification : str
        What is said of sex and age, of names, and of how the figure was verified.
    area : str
        The area that the counter covers, where it is less than the whole conflict.
    """

    group: Slug
    including: tuple[Part, ...] = ()
    unit: str = Field(default="killed", min_length=3)
    perpetrator: Slug | Literal["not given"] = "not given"
    cause: str = "not given"
    scope: Scope = "not given"
    may_contain: tuple[Slug, ...] = ()
    status_by: Slug | Literal["not given"] = "not given"
    sex_and_age: str = "not given"
    named: str = "not given"
    verification: str = "not given"
    area: str = "not given"
    note: str | None = None

    @model_validator(mode="after")
    def _counts_something(self) -> Self:
        if not self.own:
            raise UnsoundError(Fault("no-figure"))
        for part in self.including:
            for measure in get_args(Measure):
                if _exceeds(part.quantity(measure), self.quantity(measure)):
                    raise UnsoundError(
                        Fault(
                            "more-than-whole",
                            who=part.who,
                            measure=measure,
                            words=getattr(part, measure),
                            whole=getattr(self, measure),
                        )
                    )
        return self


class Amount(Record):
    """A number that counts something other than casualties (trucks, hours, kilometres)."""

    of: str = Field(min_length=2)
    words: Annotated[str, AfterValidator(_known_wording)]
    unit: str | None = None

    @property
    def quantity(self) -> quantities.Quantity:
        """The amount as a quantity."""
        return quantities.parse(self.words)
