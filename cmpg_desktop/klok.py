"""The only clock of the program."""

from datetime import UTC, datetime, timedelta


class Klok:
    """Gives the moment. In a demonstration it may be set to another day; it runs on from there."""

    def __init__(self) -> None:
        self._verschil = timedelta()

    def __call__(self) -> datetime:
        """Give this moment, in UTC."""
        return datetime.now(UTC) + self._verschil

    def zet(self, moment: datetime) -> None:
        """Run on from this moment."""
        self._verschil = moment.astimezone(UTC) - datetime.now(UTC)
