"""Stage 3, qualify: the engine; verdicts, proofs, gaps and the next question."""
