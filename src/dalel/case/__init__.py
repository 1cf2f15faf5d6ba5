"""The frozen values that travel between the stages: Case, Finding, Fact and what they are made of."""
