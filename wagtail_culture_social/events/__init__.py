"""Events: dates, place, state and stream of what an institution programmes."""
