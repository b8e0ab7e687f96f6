"""A sentence for a leader: a lead that says what it is about, and the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeaderSentence:
    """Plain text: "Newly qualifies: nobody, of 15 examples."."""

    lead: str
    text: str

    def __str__(self) -> str:
        return f"{self.lead}: {self.text}"
