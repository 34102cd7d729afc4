"""Contests and challenges in public: phases, walls, results; entering is elsewhere."""
