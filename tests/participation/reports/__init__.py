"""Contests and challenges in public: rows, phases, walls, caches."""
