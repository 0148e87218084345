"""The page of a melding: who reports, what it is about, about whom, and what is still missing."""
