"""Stage 4, compose: one document model, and writers for PDF, text and JSON."""
