"""The chapters behind page one: evidence, facts, proofs, gaps, consequences, limits, receipt."""
