"""Sentences in the reader's language: things, atoms, norms, verdicts, penalties, actors."""
