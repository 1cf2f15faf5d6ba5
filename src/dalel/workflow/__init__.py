"""The four verbs over a case folder: calls the pure stages and writes their results."""
