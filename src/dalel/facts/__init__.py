"""Stage 2, establish: findings and statements become facts; contradictions surface here."""
