"""The beoordeling of a melding on screen."""
