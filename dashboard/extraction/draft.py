"""A report in the making: the frames of one article that tell one event."""

from bisect import insort
from dataclasses import dataclass, field

from dashboard.extraction.frames import Frame
from dashboard.extraction.names import Name

__all__ = ["Draft"]

_FAR = 1_000_000
_MOST_FRAMES = 40  # mentions of one event kept; no article of ordinary length has more


@dataclass(slots=True)
class Draft:
    """A report in the making: the frames that tell one event, in text order."""

    frames: list[Frame] = field(default_factory=list)

    def add(self, frame: Frame) -> None:
        """Take a frame in, at its place in the text; endless retelling keeps only the latest."""
        if len(self.frames) >= _MOST_FRAMES:
            self.frames.pop()
        insort(self.frames, frame, key=lambda f: f.mention.first)

    @property
    def own(self) -> list[Frame]:
        """Its frames less those of an exchange, unless there is nothing else."""
        return [f for f in self.frames if not f.mention.mutual] or self.frames

    @property
    def place(self) -> Name | None:
        """The most exact place named; the first of equals."""
        return min((f.place for f in self.own if f.place), key=lambda n: n.coarseness, default=None)

    @property
    def response(self) -> bool:
        """Whether it is told as an answer."""
        return any(f.response for f in self.frames)

    def sentences_before(self, frame: Frame) -> int:
        """Sentences from its latest mention before the frame; large where there is none."""
        gaps = [
            frame.mention.sentence - f.mention.sentence
            for f in self.frames
            if f.mention.first <= frame.mention.first
        ]
        return min(gaps, default=_FAR)

    def sentences_to(self, frame: Frame) -> int:
        """Sentences between the frame and its nearest own mention, either way."""
        return min(abs(frame.mention.sentence - f.mention.sentence) for f in self.own)

    @property
    def last_sentence(self) -> int:
        """Sentence of its latest mention."""
        return self.frames[-1].mention.sentence
