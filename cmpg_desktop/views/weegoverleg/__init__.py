"""The weekly round on screen."""
