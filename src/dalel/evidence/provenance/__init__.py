"""What a file says of itself: container, metadata, generator traces, C2PA, marks."""
