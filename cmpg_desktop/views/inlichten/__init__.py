"""The part of a dossier about telling people that they are in it."""
