"""Kazakh, Russian and English: catalogues, numbers, dates and sums."""
