"""Weighing a melding: the tab of its page where one proposes and another decides."""
