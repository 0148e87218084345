"""The outbox, and the letters of one dossier."""
