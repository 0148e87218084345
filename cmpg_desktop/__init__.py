"""Casuscoördinatie voor het regieteam CMPG."""

__version__ = "0.1.0"
