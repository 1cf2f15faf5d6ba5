"""Reads ``law/``: the rule language, its checker, versions, vocabulary, readings and units."""
